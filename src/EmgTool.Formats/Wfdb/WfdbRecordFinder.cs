using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Finds the header of a record from any of its files.</summary>
internal static class WfdbRecordFinder
{
    private const string Extension = ".hea";

    /// <summary>Headers of a folder that are looked into for the name of a signal file.</summary>
    private const int MostHeaders = 1000;

    /// <summary>The header that a file is or belongs to.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="start">Its first bytes.</param>
    /// <returns><see langword="null"/> for a file that is of no WFDB record.</returns>
    public static string? HeaderOf(string path, ReadOnlySpan<byte> start)
    {
        if (start.Length == 0 || FileSignature.Foreign(start) is not null)
        {
            return null;
        }

        if (IsHeader(path, start))
        {
            return path;
        }

        var beside = Path.ChangeExtension(path, Extension);
        if (File.Exists(beside) && Names(beside, path))
        {
            return beside;
        }

        // Only samples are worth a search: any text beside a record is its own.
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return !FileSignature.IsBinary(start) ? null : Directory.EnumerateFiles(folder, "*" + Extension).Take(MostHeaders).Order(StringComparer.Ordinal).FirstOrDefault(header => Names(header, path));
    }

    /// <summary>Whether a file is a header: by its name, or by a record line and a signal line, which together are like nothing else.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">Its first bytes.</param>
    public static bool IsHeader(string name, ReadOnlySpan<byte> start)
    {
        if (FileSignature.IsBinary(start))
        {
            return false;
        }

        if (string.Equals(Path.GetExtension(name), Extension, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var lines = Encoding.Latin1.GetString(start).Split('\n').Select(line => line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0 && !words[0].StartsWith('#')).Take(2).ToArray();
        return lines is [[_, var signals, ..], [var file, var format, ..]] && int.TryParse(signals, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && file.EndsWith(".dat", StringComparison.Ordinal) && format.Length > 0 && char.IsAsciiDigit(format[0]);
    }

    /// <summary>Paths of the headers of the segments of a record.</summary>
    /// <param name="path">Path of a header.</param>
    /// <returns>None for an ordinary record, and for what cannot be read: opening it will tell why.</returns>
    public static IEnumerable<string> SegmentsOf(string path) =>
        TryRead(path)?.Segments.Where(segment => !segment.IsGap).Select(segment => WfdbChannels.SegmentPath(path, segment)) ?? [];

    private static bool Names(string header, string path) =>
        TryRead(header)?.Signals.Any(signal => signal.HasSamples && string.Equals(signal.FileName, Path.GetFileName(path), StringComparison.Ordinal)) ?? false;

    private static WfdbHeader? TryRead(string path)
    {
        try
        {
            return WfdbHeaderReader.Read(path, new WarningLog());
        }
        catch (Exception error) when (error is RecordingException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
