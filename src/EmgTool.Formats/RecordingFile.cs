using EmgTool.Core.Recordings;
using EmgTool.Formats.Edf;
using EmgTool.Formats.Text;

namespace EmgTool.Formats;

/// <summary>Opens recordings of any format, told apart by content.</summary>
public static class RecordingFile
{
    private const string StandardInput = "-";

    private static readonly string[] EdfExtensions = [".edf", ".bdf", ".rec"];

    /// <summary>Opens a recording and checks it.</summary>
    /// <param name="path">Path of the file, or <c>-</c> for a text recording on standard input.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="cancellation">Stops a long check.</param>
    /// <exception cref="RecordingException">The file is not a recording, or cannot be read as one.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RecordingReader Open(string path, ReadOptions options, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        if (string.Equals(path, StandardInput, StringComparison.Ordinal))
        {
            using var input = Console.OpenStandardInput();
            return OpenText(input, path, options, TextRecordingReader.DefaultMemoryBytes, cancellation);
        }

        if (Directory.Exists(path))
        {
            throw new RecordingException("DIRECTORY", "This is a folder, not a recording.", "Name the files in it.");
        }

        // A recording that another program still writes can be read up to where it is.
        var file = File.OpenHandle(path, share: FileShare.ReadWrite);
        try
        {
            using var stream = new FileStream(file, FileAccess.Read, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return OpenText(stream, path, options, TextRecordingReader.DefaultMemoryBytes, cancellation);
            }

            var start = new byte[FileSignature.Length];
            start = start[..FileBytes.ReadUpTo(file, start, 0)];
            if (FileSignature.IsEdf(start))
            {
                return EdfReader.Open(File.OpenHandle(path, share: FileShare.ReadWrite), path, options, cancellation);
            }

            Refuse(start, isNamedEdf: EdfExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
            return OpenText(stream, path, options, TextRecordingReader.DefaultMemoryBytes, cancellation);
        }
        finally
        {
            file.Dispose();
        }
    }

    /// <summary>Reads a text recording from a stream.</summary>
    /// <param name="stream">The input; not closed.</param>
    /// <param name="name">Name of the recording.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="memoryBytes">Bytes of numbers that are kept in memory; more go to a temporary file.</param>
    /// <param name="cancellation">Stops.</param>
    internal static RecordingReader OpenText(Stream stream, string name, ReadOptions options, long memoryBytes, CancellationToken cancellation)
    {
        var start = new byte[FileSignature.Length];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (FileSignature.IsEdf(start))
        {
            throw new RecordingException("NOT_A_FILE", "EDF and BDF recordings cannot be read from standard input or a pipe.", "Name the file.");
        }

        Refuse(start, isNamedEdf: false);
        return TextRecordingReader.Open(stream, start, name, options, memoryBytes, cancellation);
    }

    /// <summary>Refuses what is no text either.</summary>
    private static void Refuse(ReadOnlySpan<byte> start, bool isNamedEdf)
    {
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
            throw new RecordingException(code, $"{not}: it starts with neither an EDF or BDF header nor text.", "EDF, EDF+, BDF, BDF+ and text tables (CSV) can be read.");
        }

        if (isNamedEdf)
        {
            throw new RecordingException(code, $"{not}: it looks like text.", "If it is a table of samples, rename it to .csv or .txt.");
        }
    }
}
