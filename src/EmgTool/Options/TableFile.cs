using EmgTool.Core.Recordings;
using EmgTool.Formats.Compression;

namespace EmgTool.Options;

/// <summary>Tells tables that lie beside recordings (results of this program, truth, BIDS sidecars) from text recordings, so that a search
/// through a folder does not report each of them as a broken recording. A file that the user names is never looked at this way.</summary>
internal static class TableFile
{
    private const int LongestHeader = 64 * 1024;

    // First columns of the tables of BIDS datasets (participants, sessions, scans, channels and electrodes), and of those of comparisons.
    private static readonly string[] FirstColumns = ["participant_id", "session_id", "filename", "name", "scope", "rank"];

    /// <summary>Whether the header line is that of a table of events or of a summary. False for what cannot be read: opening it will tell why.</summary>
    public static bool IsTable(string path)
    {
        if (Path.GetExtension(CompressedFile.NameWithout(path)).ToUpperInvariant() is not (".CSV" or ".TSV" or ".TXT"))
        {
            return false;
        }

        try
        {
            using var reader = new StreamReader(CompressedFile.OpenRead(path));
            var buffer = new char[LongestHeader];
            var length = reader.ReadBlock(buffer);
            var header = buffer.AsSpan(0, length);
            var end = header.IndexOfAny('\r', '\n');
            var columns = (end < 0 ? header : header[..end]).ToString().Split([',', '\t', ';']);
            return FirstColumns.Contains(columns[0], StringComparer.Ordinal)
                || columns.Contains("seconds_analyzed", StringComparer.Ordinal)
                || (columns.Contains("onset", StringComparer.Ordinal) && columns.Contains("duration", StringComparer.Ordinal));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or RecordingException)
        {
            return false;
        }
    }
}
