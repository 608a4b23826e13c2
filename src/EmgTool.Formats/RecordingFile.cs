using System.Globalization;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Compression;
using EmgTool.Formats.Edf;
using EmgTool.Formats.Text;
using EmgTool.Formats.Wfdb;

namespace EmgTool.Formats;

/// <summary>Opens recordings of any format, told apart by content.</summary>
public static class RecordingFile
{
    private const string StandardInput = "-";

    private static readonly string[] EdfExtensions = [".edf", ".bdf", ".rec"];

    /// <summary>Opens a recording and checks it.</summary>
    /// <param name="path">Path of the file, or <c>-</c> for a recording on standard input. Of a PhysioNet record the header or a signal file.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="cancellation">Stops a long check.</param>
    /// <exception cref="RecordingException">The file is not a recording, or cannot be read as one.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RecordingReader Open(string path, ReadOptions options, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        var reader = OpenAny(path, options, cancellation);
        if (options.Strict && reader.Recording.Warnings is [var first, ..] warnings)
        {
            reader.Dispose();
            var more = warnings.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {warnings.Count - 1} more oddities follow.");
            throw new RecordingException(first.Code, $"--strict: {(first.Place.Length == 0 ? "" : first.Place + ": ")}{first.Message}{more} [{first.Code}]", "'emgtool info --check' lists all; without --strict the file is read.");
        }

        return reader;
    }

    /// <summary>Paths of other recordings that are parts of a recording: the segments of a PhysioNet record.</summary>
    /// <param name="path">Path of a recording.</param>
    /// <returns>None for a recording without such parts, and for what cannot be read.</returns>
    public static IEnumerable<string> PartsOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return WfdbRecordFinder.IsHeader(path, start: []) ? WfdbRecordFinder.SegmentsOf(path) : [];
    }

    /// <summary>Reads a recording from a stream, which may be compressed.</summary>
    /// <param name="stream">The input.</param>
    /// <param name="name">Name of the recording.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="memoryBytes">Bytes of numbers of a text recording that are kept in memory; more go to a temporary file.</param>
    /// <param name="cancellation">Stops.</param>
    internal static RecordingReader OpenStream(Stream stream, string name, ReadOptions options, long memoryBytes, CancellationToken cancellation)
    {
        var start = StartOf(stream);
        using var expanded = CompressedFile.Expand(start, new PrefixedStream(start, stream));
        if (expanded is null)
        {
            return OpenContent(stream, start, name, options, memoryBytes, cancellation);
        }

        byte[] content;
        try
        {
            content = StartOf(expanded);
        }
        catch (RecordingException error) when (error.Code is "GZIP_DAMAGED" or "ZSTD_DAMAGED")
        {
            // Not one piece of it can be read: what it looks like is only a guess from its first bytes.
            Refuse(start, name);
            throw;
        }

        return OpenContent(expanded, content, name, options, memoryBytes, cancellation);
    }

    private static RecordingReader OpenAny(string path, ReadOptions options, CancellationToken cancellation)
    {
        if (string.Equals(path, StandardInput, StringComparison.Ordinal))
        {
            using var input = Console.OpenStandardInput();
            return OpenStream(input, path, options, TextRecordingReader.DefaultMemoryBytes, cancellation);
        }

        if (Directory.Exists(path))
        {
            throw new RecordingException("DIRECTORY", "This is a folder, not a recording.", "Name the files in it.");
        }

        // A recording that another program still writes can be read up to where it is.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        return (file.CanSeek ? OpenInPlace(file, path, options, cancellation) : null)
            ?? OpenStream(file, path, options, TextRecordingReader.DefaultMemoryBytes, cancellation);
    }

    /// <summary>Opens what is read back and forth in its file or files.</summary>
    private static RecordingReader? OpenInPlace(FileStream file, string path, ReadOptions options, CancellationToken cancellation)
    {
        var start = StartOf(file);
        file.Position = 0;
        return FileSignature.IsEdf(start) ? EdfReader.Open(File.OpenHandle(path, share: FileShare.ReadWrite), path, options, cancellation)
            : WfdbRecordFinder.HeaderOf(path, start) is { } header ? WfdbReader.Open(header, path, options, cancellation)
            : null;
    }

    private static RecordingReader OpenContent(Stream stream, byte[] start, string name, ReadOptions options, long memoryBytes, CancellationToken cancellation)
    {
        if (FileSignature.IsEdf(start))
        {
            return EdfReader.Open(Spool.ToFile(new PrefixedStream(start, stream), cancellation), name, options, cancellation);
        }

        if (WfdbRecordFinder.IsHeader(CompressedFile.NameWithout(name), start))
        {
            throw new RecordingException("NOT_A_FILE", "This is a WFDB header, which names the files of the samples: it cannot be read from a pipe or compressed.",
                "Decompress all files of the record into one folder and name the .hea file.");
        }

        Refuse(start, name);
        return TextRecordingReader.Open(stream, start, name, options, memoryBytes, cancellation);
    }

    private static byte[] StartOf(Stream stream)
    {
        var start = new byte[FileSignature.Length];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Refuses what is no text either.</summary>
    private static void Refuse(ReadOnlySpan<byte> start, string name)
    {
        var isNamedEdf = EdfExtensions.Contains(Path.GetExtension(CompressedFile.NameWithout(name)), StringComparer.OrdinalIgnoreCase);
        var code = isNamedEdf ? "NOT_EDF" : "NOT_A_RECORDING";
        var not = isNamedEdf ? "This is not an EDF file" : "This is not a recording";
        if (start.Length == 0)
        {
            throw new RecordingException("EMPTY", "The file is empty (0 bytes).", "Copy or export the recording again.");
        }

        if (FileSignature.Foreign(start) is var (what, hint))
        {
            throw new RecordingException(code, $"{not}: it looks like {what}.", hint);
        }

        if (FileSignature.IsBinary(start))
        {
            throw new RecordingException(code, $"{not}: it starts with neither an EDF or BDF header nor text.", "EDF, EDF+, BDF, BDF+, PhysioNet records (name the .hea file) and text tables (CSV) can be read.");
        }

        if (isNamedEdf)
        {
            throw new RecordingException(code, $"{not}: it looks like text.", "If it is a table of samples, rename it to .csv or .txt.");
        }
    }
}
