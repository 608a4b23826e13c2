using System.Globalization;
using System.Runtime.InteropServices;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Compression;

/// <summary>Decompresses zstd (RFC 8878) by the system's library, frame after frame. The runtime has none of its own before .NET 11.</summary>
internal sealed class ZstdReader : ForwardStream
{
    private const int BufferBytes = 1 << 17;

    private readonly Stream _compressed;
    private readonly byte[] _input = GC.AllocateArray<byte>(BufferBytes, pinned: true);
    private readonly byte[] _output = GC.AllocateArray<byte>(BufferBytes, pinned: true);
    private nint _stream;
    private ZstdBuffer _in;
    private ZstdBuffer _out;
    private nuint _given;
    private nuint _missing;
    private long _read;
    private long _total;
    private bool _isAtEnd;

    /// <summary>Starts to decompress.</summary>
    /// <exception cref="RecordingException">The system has no zstd library.</exception>
    public ZstdReader(Stream compressed)
    {
        if (!ZstdLibrary.IsPresent)
        {
            throw new RecordingException("ZSTD_MISSING", "This is zstd-compressed data, and this system has no zstd library (libzstd.so.1).",
                "Install it (Debian: apt install libzstd1), or let the program zstd do it: zstd -dc FILE | emgtool analyze -");
        }

        _compressed = compressed;
        _stream = ZstdLibrary.Create();
        if (_stream == 0)
        {
            throw new IOException("No memory for a zstd decompressor.");
        }

        _in.Address = Marshal.UnsafeAddrOfPinnedArrayElement(_input, 0);
        _out.Address = Marshal.UnsafeAddrOfPinnedArrayElement(_output, 0);
        _out.Size = BufferBytes;
    }

    /// <summary>Whether a file starts like zstd.</summary>
    public static bool IsZstd(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]);

    /// <inheritdoc/>
    /// <exception cref="RecordingException">The data is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_given == _out.Position && !_isAtEnd && !buffer.IsEmpty)
        {
            Decompress();
        }

        var count = Math.Min(buffer.Length, (int)(_out.Position - _given));
        _output.AsSpan((int)_given, count).CopyTo(buffer);
        _given += (nuint)count;
        _total += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ZstdLibrary.Free(_stream);
        _stream = 0;
        _compressed.Dispose();
        base.Dispose(disposing);
    }

    private void Decompress()
    {
        // A full output buffer may mean that more is to come of what was taken in, but not behind the end of a frame.
        var isDrained = _in.Position == _in.Size && (_out.Position < _out.Size || _missing == 0);
        (_out.Position, _given) = (0, 0);
        if (isDrained)
        {
            (_in.Position, _in.Size) = (0, (nuint)_compressed.Read(_input));
            _read += (long)_in.Size;
            if (_in.Size == 0)
            {
                _isAtEnd = true;
                if (_missing != 0)
                {
                    throw new RecordingException("ZSTD_TRUNCATED", string.Create(CultureInfo.InvariantCulture,
                        $"The compressed file ends at byte {_read}, inside its data, after {_total} decompressed bytes: it was cut off."), "Copy the file again.");
                }

                return;
            }
        }

        var result = ZstdLibrary.Decompress(_stream, ref _out, ref _in);
        _missing = ZstdLibrary.ErrorOf(result) is { } error
            ? throw new RecordingException("ZSTD_DAMAGED", string.Create(CultureInfo.InvariantCulture,
                $"byte {_read - (long)(_in.Size - _in.Position)} of the compressed file, or up to {BufferBytes} before, after {_total} decompressed bytes: {error}."), "Copy the file again.")
            : result;
    }
}
