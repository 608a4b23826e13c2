namespace EmgTool.Formats.Text;

/// <summary>Finds the time column of a table whose titles do not name one.</summary>
internal static class TimeColumns
{
    /// <summary>Rows that must agree before a column without a title is taken for time: chance does not make that many values rise evenly.</summary>
    private const int RowsNeeded = 5;

    /// <summary>Steps that can be seconds: slower sampling than 10 Hz is no EMG.</summary>
    public const double LargestStepSeconds = 0.1;

    /// <summary>Marks the first column as time or counter where it has no title and rises evenly.</summary>
    /// <param name="columns">The columns by their titles.</param>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="block">The numbers among them.</param>
    /// <param name="hasTitles">Whether there is a row of titles.</param>
    public static List<TextColumn> Find(List<TextColumn> columns, IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block, bool hasTitles)
    {
        if (columns.Count < 2 || columns.Exists(column => column.Role == ColumnRole.Time) || (hasTitles && columns[0].Name.Length > 0) || columns[0].Role != ColumnRole.Samples)
        {
            return columns;
        }

        if (Step(lines, block) is { } step)
        {
            columns[0] = columns[0] with { Role = step == 1 ? ColumnRole.Counter : ColumnRole.Time };
        }

        return columns;
    }

    /// <returns>The mean step of the first column, or <see langword="null"/> where it does not rise evenly.</returns>
    private static double? Step(IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block)
    {
        var values = new List<double>();
        foreach (var line in lines.Skip(block.FirstIndex).Take(200))
        {
            var splitter = new RowSplitter(line.Span, block.Delimiter);
            if (splitter.Next(out var field) && NumberText.Read(field, out var value, out _) == FieldKind.Number)
            {
                values.Add(value);
            }
        }

        if (values.Count < RowsNeeded)
        {
            return null;
        }

        var mean = (values[^1] - values[0]) / (values.Count - 1);
        var steps = values.Zip(values.Skip(1), (earlier, later) => later - earlier);
        return mean > 0 && steps.All(step => step > 0 && Math.Abs(step - mean) <= mean / 2) ? mean : null;
    }
}
