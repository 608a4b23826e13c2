using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>The tables of a text file while they are read. They are closed again unless a recording is built of them.</summary>
/// <param name="input">The file.</param>
internal sealed class TextParts(TextInput input) : IDisposable
{
    /// <summary>What is not told of each of several tables: their channels show it.</summary>
    private static readonly string[] DetailsOfOneTable = ["titles", "rows", "missing values"];

    private readonly List<TextPart> _parts = [];
    private readonly GapCount _gaps = new();
    private bool _isBuilt;

    /// <summary>Adds a table without rows.</summary>
    /// <param name="layout">Its layout.</param>
    /// <exception cref="RecordingException">The file has too many columns.</exception>
    public TextPart Add(TextLayout layout)
    {
        CheckColumns(_parts.Sum(part => part.Layout.Columns.Count) + layout.Columns.Count, layout.TitleLine);
        var left = Math.Max(0, input.MemoryBytes - _parts.Sum(part => part.Store.MemoryBytes));
        var store = new ColumnStore(layout.Columns.Count, left);
        var part = new TextPart(layout, store, new TextTable(layout, store, _gaps));
        _parts.Add(part);
        return part;
    }

    /// <summary>Refuses more columns than can be read.</summary>
    /// <param name="count">Columns of the tables so far.</param>
    /// <param name="titleLine">Number of the line with the titles of the last ones.</param>
    /// <exception cref="RecordingException">They are too many.</exception>
    public static void CheckColumns(int count, int titleLine)
    {
        if (count > RecordingLimits.MaximumColumns)
        {
            throw new RecordingException("TOO_MANY_COLUMNS", string.Create(CultureInfo.InvariantCulture, $"line {titleLine}: the file has more than {RecordingLimits.MaximumColumns} channels and columns; more cannot be read."),
                "Export fewer channels.");
        }
    }

    /// <summary>Makes one recording of all tables that have numbers.</summary>
    /// <exception cref="RecordingException">A table has no rate, contradictory ones, or there are no numbers.</exception>
    public TextContent Build()
    {
        if (_parts.Count == 0)
        {
            throw new RecordingException("NO_SAMPLES", "The file holds no samples.", "Export the recording again, with its waveform channels.");
        }

        var channels = new List<(TextPart Part, int Column)>();
        var recordings = new List<Recording>();
        foreach (var part in _parts)
        {
            // One table without numbers is an error that the builder knows; beside others it is left out.
            if (_parts.Count > 1 && !HasSamples(part) && _parts.Exists(HasSamples))
            {
                continue;
            }

            var (recording, columns) = new TextRecordingBuilder(part.Layout, part.Table, part.Store, input.Options) { Utf16 = input.Utf16 }.Build(input.Name);
            recordings.Add(recording);
            channels.AddRange(columns.Select(column => (part, column)));
        }

        _isBuilt = true;
        return new TextContent(Merge(recordings), channels, _parts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isBuilt)
        {
            return;
        }

        foreach (var part in _parts)
        {
            part.Store.Dispose();
        }
    }

    private static bool HasSamples(TextPart part) =>
        Enumerable.Range(0, part.Layout.Columns.Count).Any(column => part.Layout.Columns[column].Role == ColumnRole.Samples && part.Store.Count(column) > 0);

    private static Recording Merge(List<Recording> recordings) => recordings.Count == 1 ? recordings[0] : recordings[0] with
    {
        Channels = [.. recordings.SelectMany(recording => recording.Channels).Select((channel, index) => channel with { Index = index })],
        Annotations = [.. recordings.SelectMany(recording => recording.Annotations).OrderBy(annotation => annotation.OnsetSeconds)],
        Warnings = [.. recordings.SelectMany(recording => recording.Warnings)],
        Details =
        [
            .. recordings.SelectMany(recording => recording.Details).Where(detail => !DetailsOfOneTable.Contains(detail.Key, StringComparer.Ordinal)).Distinct(),
            new("missing values", recordings.Sum(recording => recording.Channels.Sum(channel => channel.MissingSamples)).ToString(CultureInfo.InvariantCulture)),
        ],
    };
}
