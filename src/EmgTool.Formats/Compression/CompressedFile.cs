using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Compression;

/// <summary>Files that are compressed with gzip or zstd, told by their first bytes.</summary>
public static class CompressedFile
{
    /// <summary>Endings of their names.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".gz", ".zst"];

    /// <summary>A name without the ending of a compressed file.</summary>
    public static string NameWithout(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? path[..^Path.GetExtension(path).Length] : path;
    }

    /// <summary>Opens a file to be read once; one that is compressed gives its decompressed content.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="RecordingException">It is compressed with zstd, and the system has no library for that. Reading throws it where the data is cut off or damaged.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static Stream OpenRead(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        try
        {
            var start = new byte[FileSignature.Length];
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            file.Position = 0;
            return Expand(start, file) ?? file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The decompressed content of a stream.</summary>
    /// <param name="start">Its first bytes.</param>
    /// <param name="stream">The stream from its start; closed together with the result.</param>
    /// <returns><see langword="null"/> where it is not compressed.</returns>
    /// <exception cref="RecordingException">It is compressed with zstd, and the system has no library for that.</exception>
    internal static Stream? Expand(ReadOnlySpan<byte> start, Stream stream) =>
        GzipReader.IsGzip(start) ? new GzipReader(stream)
        : ZstdReader.IsZstd(start) ? new ZstdReader(stream)
        : null;
}
