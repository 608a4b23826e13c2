using System.Globalization;
using CsvHelper;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>A table of events, such as the bursts that <c>analyze</c> writes: comma or tab separated, the columns told apart by their titles.
/// <c>onset</c> and <c>label</c> must be there; <c>duration</c>, <c>channel</c> and <c>recording</c> may be.</summary>
public sealed class EventTable
{
    /// <summary>Beyond 30 million years a time is damaged.</summary>
    private const decimal LongestSeconds = 1e15m;

    private static readonly string[] Needed = ["onset", "label"];

    private readonly IReadOnlyList<(string? Recording, Annotation Event)> _rows;

    private EventTable(IReadOnlyList<(string? Recording, Annotation Event)> rows) => _rows = rows;

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SettingsException">A column is missing, or a cell is not what it must be.</exception>
    public static EventTable Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var firstLine = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n')));
        using var reader = CsvReader.FromText(text, CsvReaderOptions.Default with { Separator = firstLine.Contains('\t') ? '\t' : ',', HasHeader = true, TrackLineNumbers = true });
        try
        {
            var columns = reader.Headers.Select(title => title.Trim()).ToList();
            if (Needed.FirstOrDefault(title => !columns.Contains(title, StringComparer.Ordinal)) is { } missing)
            {
                throw new SettingsException($"there is no column '{missing}'", columns.Count == 0 ? "the file is empty" : $"columns found: {string.Join(", ", columns)}");
            }

            var rows = new List<(string? Recording, Annotation Event)>();
            while (reader.Read())
            {
                rows.Add(Row(columns, reader));
            }

            return new(rows);
        }
        catch (CsvFormatException error)
        {
            throw new SettingsException(error.Message.TrimEnd('.'));
        }
    }

    /// <summary>The same events under the names of recordings that are at hand. A name in the table means the recording of that path or else the only one whose path ends
    /// in it, as <c>walk.edf</c> and <c>data/walk.edf</c> end <c>/home/data/walk.edf</c>: folders of a study often hold files of the same names.</summary>
    /// <param name="recordings">The names of the recordings at hand.</param>
    /// <exception cref="SettingsException">A name in the table may mean several of them.</exception>
    public EventTable Among(IReadOnlyList<string> recordings)
    {
        var meant = Recordings.ToDictionary(named => named, named => Meant(named, recordings), StringComparer.Ordinal);
        return new([.. _rows.Select(row => row.Recording is null ? row : (meant[row.Recording], row.Event))]);
    }

    /// <summary>The events of a recording, by onset. They name channels as tables do: the second EMG is <c>EMG (2)</c>.</summary>
    /// <param name="recording">The recording. Events belong to it when the table has no column <c>recording</c>, or has its name there.</param>
    public IReadOnlyList<Annotation> Of(Recording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return [.. _rows.Where(row => row.Recording is null || IsSame(row.Recording, recording.Name)).Select(row => row.Event).OrderBy(item => item.OnsetSeconds)];
    }

    /// <summary>Whether the table names a recording.</summary>
    public bool Names(string recording) => _rows.Any(row => row.Recording is not null && IsSame(row.Recording, recording));

    /// <summary>The recordings that the table names.</summary>
    public IReadOnlyList<string> Recordings => [.. _rows.Select(row => row.Recording).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Number of events.</summary>
    public int Count => _rows.Count;

    private static (string? Recording, Annotation Event) Row(List<string> columns, CsvReader row)
    {
        if (row.FieldCount != columns.Count)
        {
            throw Wrong($"{row.FieldCount} cells, and the header has {columns.Count} columns");
        }

        var onset = Seconds("onset") ?? throw Wrong("the onset is empty");
        var label = Cell("label") ?? throw Wrong("the label is empty");
        var duration = Seconds("duration");
        return duration < 0 ? throw Wrong($"the duration {Cell("duration")} is negative") : (Cell("recording"), new Annotation(onset, duration, label, Cell("channel")));

        string? Cell(string column) => columns.IndexOf(column) is >= 0 and var index && row.GetString(index) is { Length: > 0 } text ? text : null;

        decimal? Seconds(string column) =>
            Cell(column) is not { } text ? null
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < LongestSeconds ? value
            : throw Wrong($"'{text}' in column '{column}' is not a number of seconds");

        SettingsException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"line {row.LineNumber}: {what}"));
    }

    private static bool IsSame(string named, string recording) => string.Equals(named, recording, StringComparison.Ordinal);

    private static string Meant(string named, IReadOnlyList<string> recordings)
    {
        if (recordings.Contains(named, StringComparer.Ordinal) || named.Contains('\0', StringComparison.Ordinal))
        {
            return named;
        }

        var (whole, end) = (Path.GetFullPath(named), Path.DirectorySeparatorChar + named);
        string[] fitting = [.. recordings.Where(recording => IsSame(whole, Path.GetFullPath(recording)))];
        fitting = fitting.Length > 0 ? fitting : [.. recordings.Where(recording => Path.GetFullPath(recording).EndsWith(end, StringComparison.Ordinal))];
        return fitting switch
        {
            [] => named,
            [var only] => only,
            _ => throw new SettingsException($"'{named}' in column 'recording' may be {string.Join(" or ", fitting.Take(3))}{(fitting.Length > 3 ? " or another" : "")}", "name the recordings in the table with their folders"),
        };
    }
}
