using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Wfdb;

/// <summary>A file of samples: frame after frame, in a frame the samples of each signal. Any number of threads may read at a time.</summary>
internal sealed class WfdbSignalFile : IDisposable
{
    /// <summary>Samples that are read together at most: an even number, as format 212 keeps pairs.</summary>
    public const int MaximumSamples = 1 << 15;

    /// <summary>Bytes that so many samples take at most.</summary>
    public const int MaximumBytes = MaximumSamples * sizeof(int);

    private readonly long _byteOffset;
    private readonly SafeFileHandle? _handle;

    private WfdbSignalFile(string path, WfdbFormat format, long byteOffset, long frameSamples, SafeFileHandle file, bool keepsOpen)
    {
        Path = path;
        Format = format;
        FrameSamples = frameSamples;
        _byteOffset = byteOffset;
        _handle = keepsOpen ? file : null;
        SampleCount = format.SamplesIn(Math.Max(0, RandomAccess.GetLength(file) - byteOffset));
    }

    public string Path { get; }

    public WfdbFormat Format { get; }

    /// <summary>Samples of all signals in a frame.</summary>
    public long FrameSamples { get; }

    /// <summary>Samples of all signals in the file.</summary>
    public long SampleCount { get; }

    /// <summary>Complete frames.</summary>
    public long FrameCount => SampleCount / FrameSamples;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="format">How samples are stored.</param>
    /// <param name="byteOffset">Bytes before the samples.</param>
    /// <param name="frameSamples">Samples of all signals in a frame.</param>
    /// <param name="keepsOpen">Whether it stays open; one that does not is opened again for each piece that is read.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static WfdbSignalFile Open(string path, WfdbFormat format, long byteOffset, long frameSamples, bool keepsOpen)
    {
        var file = File.OpenHandle(path, share: FileShare.ReadWrite);
        try
        {
            var opened = new WfdbSignalFile(path, format, byteOffset, frameSamples, file, keepsOpen);
            if (!keepsOpen)
            {
                file.Dispose();
            }

            return opened;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads consecutive samples.</summary>
    /// <param name="first">Index of the first among the samples of all signals; even.</param>
    /// <param name="samples">Receives them, at most <see cref="MaximumSamples"/>.</param>
    /// <param name="bytes">Room for <see cref="MaximumBytes"/>.</param>
    /// <exception cref="RecordingException">The file broke off.</exception>
    public void Read(long first, Span<int> samples, Span<byte> bytes)
    {
        var wanted = bytes[..Format.BytesOf(samples.Length)];
        var offset = _byteOffset + Format.ByteOf(first);
        if (ReadBytes(wanted, offset) < wanted.Length)
        {
            throw new RecordingException("FILE_CHANGED", string.Create(CultureInfo.InvariantCulture,
                $"{System.IO.Path.GetFileName(Path)}, byte {offset}: the file became shorter since it was opened."), "Run again when nothing writes to the file.");
        }

        Format.Decode(wanted, samples);
    }

    /// <inheritdoc/>
    public void Dispose() => _handle?.Dispose();

    private int ReadBytes(Span<byte> bytes, long offset)
    {
        if (_handle is not null)
        {
            return FileBytes.ReadUpTo(_handle, bytes, offset);
        }

        using var file = File.OpenHandle(Path, share: FileShare.ReadWrite);
        return FileBytes.ReadUpTo(file, bytes, offset);
    }
}
