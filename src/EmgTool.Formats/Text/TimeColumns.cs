using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Finds the time column of a table whose titles do not name one.</summary>
internal static class TimeColumns
{
    /// <summary>Rows that must agree before a column without a title is taken for time: chance does not make that many values rise evenly.</summary>
    private const int RowsNeeded = 5;

    /// <summary>Steps that can be seconds: slower sampling than 10 Hz is no EMG.</summary>
    public const double LargestStepSeconds = 0.1;

    /// <summary>Rows that must agree where the column has a title that is no time's: fewer are no recording whose rate would be worth a guess.</summary>
    private const int RowsNeededWithTitle = 100;

    /// <summary>Share by which the step may differ from that of a rate that is stated.</summary>
    private const double RateTolerance = 1e-3;

    /// <summary>Marks the first column as time or counter where it has no title and rises evenly, and as time where it has one that says nothing and rises by
    /// the same fraction from row to row, as no signal does.</summary>
    /// <param name="columns">The columns by their titles.</param>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="block">The numbers among them.</param>
    /// <param name="hasTitles">Whether there is a row of titles.</param>
    /// <param name="rate">Sampling rate that is stated.</param>
    public static List<TextColumn> Find(List<TextColumn> columns, IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block, bool hasTitles, SamplingRate? rate)
    {
        if (columns.Count < 2 || columns.Exists(column => column.Role == ColumnRole.Time) || columns[0].Role != ColumnRole.Samples)
        {
            return columns;
        }

        if (hasTitles && columns[0].Name.Length > 0)
        {
            var isPlain = columns[0].Unit.Text.Length == 0 && ChannelClassifier.Classify(columns[0].Name, columns[0].Unit) == ChannelKind.Unknown && columns.FindLastIndex(column => column.Role == ColumnRole.Samples) > 0;
            columns[0] = isPlain && IsTime(lines, block, rate) ? columns[0] with { Role = ColumnRole.Time, IsGuessedTime = true } : columns[0];
        }
        else if (Step(lines, block) is { } step)
        {
            columns[0] = columns[0] with { Role = step == 1 ? ColumnRole.Counter : ColumnRole.Time };
        }

        return columns;
    }

    /// <summary>Makes the column that the user names the only time column.</summary>
    /// <param name="asked">Its title, or <c>#1</c> for the first column; empty for none.</param>
    /// <param name="columns">The columns by their titles.</param>
    /// <param name="titles">The titles.</param>
    /// <param name="block">The numbers.</param>
    /// <exception cref="SettingsException">There is no such column.</exception>
    /// <exception cref="RecordingException">It holds no times.</exception>
    public static List<TextColumn> Take(string asked, List<TextColumn> columns, Titles? titles, NumberBlock block)
    {
        var time = asked.Length == 0 ? -1 : IndexOf(asked, columns, titles);
        if (time >= 0 && block.Contents[time] is ColumnContent.Words or ColumnContent.Dates)
        {
            throw new RecordingException("TIME_COLUMN", $"The column that --time-column {asked} names holds {(block.Contents[time] == ColumnContent.Words ? "words" : "dates without times")}.", "Name a column of numbers or of clock times.");
        }

        return [.. columns.Select((column, index) =>
            index == time ? TimeOf(column, titles?.Names[index] ?? "", block.Contents[index])
            : column.Role == ColumnRole.Time || (column.Role == ColumnRole.Date && time < 0) ? column with { Role = ColumnRole.Ignored }
            : column)];
    }

    private static TextColumn TimeOf(TextColumn column, string title, ColumnContent content) => column with
    {
        Name = title.Trim(),
        Role = ColumnRole.Time,
        IsClock = content == ColumnContent.Clock,
        SecondsPerUnit = column.SecondsPerUnit > 0 ? column.SecondsPerUnit : ColumnTitle.SecondsIn(column.Unit.Text),
    };

    private static int IndexOf(string asked, List<TextColumn> columns, Titles? titles)
    {
        if (asked[0] == '#' && int.TryParse(asked.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return position >= 1 && position <= columns.Count
                ? position - 1
                : throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"--time-column {asked}: the table has the columns #1 to #{columns.Count}."));
        }

        var matches = Enumerable.Range(0, columns.Count).Where(index => IsNamed(asked, columns[index], titles?.Names[index])).ToList();
        return matches.Count == 1 ? matches[0] : throw new SettingsException(
            matches.Count == 0
                ? $"--time-column '{asked}': no column has this title. There are: {string.Join(", ", columns.Take(20).Select(column => $"'{column.Name}'"))}."
                : $"--time-column '{asked}': {matches.Count} columns have this title.",
            "Its position names a column too: --time-column '#1'.");
    }

    private static bool IsNamed(string asked, TextColumn column, string? title) =>
        string.Equals(asked, title?.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(asked, column.Name, StringComparison.OrdinalIgnoreCase);

    /// <returns>The mean step of the first column, or <see langword="null"/> where it does not rise evenly.</returns>
    private static double? Step(IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block)
    {
        var values = FirstValues(lines, block, new TextPrecision());
        if (values.Count < RowsNeeded)
        {
            return null;
        }

        var mean = (values[^1] - values[0]) / (values.Count - 1);
        var steps = values.Zip(values.Skip(1), (earlier, later) => later - earlier);
        return mean > 0 && steps.All(step => step > 0 && Math.Abs(step - mean) <= mean / 2) ? mean : null;
    }

    /// <summary>Whether the first column rises by a fraction that can be seconds, within the rounding of its numbers.</summary>
    private static bool IsTime(IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block, SamplingRate? rate)
    {
        var precision = new TextPrecision();
        var values = FirstValues(lines, block, precision);
        if (values.Count < RowsNeededWithTitle || Step(lines, block) is not (> 0 and < LargestStepSeconds and var step) || (rate is { } stated && Math.Abs((step * stated.Hertz) - 1) > RateTolerance))
        {
            return false;
        }

        // Rounding of doubles must not decide.
        var tolerance = 1.01 * precision.UnitAt(values[^1]);
        return !values.Where((value, row) => Math.Abs(value - values[0] - (row * step)) > tolerance).Any();
    }

    private static List<double> FirstValues(IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block, TextPrecision precision)
    {
        var values = new List<double>();
        foreach (var line in lines.Skip(block.FirstIndex).Take(200))
        {
            var splitter = new RowSplitter(line.Span, block.Delimiter);
            if (splitter.Next(out var field) && NumberText.Read(field, out var value, out _) == FieldKind.Number)
            {
                precision.Add(field);
                values.Add(value);
            }
        }

        return values;
    }
}
