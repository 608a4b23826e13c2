namespace EmgTool.Formats.Text;

/// <summary>Looks at columns that hold something else than numbers in the head of a text file: words, clock times, dates.</summary>
internal static class MixedBlock
{
    private const int RowsLookedAt = 400;

    /// <summary>Rows that make a table: fewer may be prose with commas.</summary>
    private const int RowsNeeded = 3;

    /// <summary>Looks for lines that a delimiter cuts into the same number of fields, with numbers in the same columns.</summary>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <returns><see langword="null"/> where there are none.</returns>
    public static NumberBlock? Find(IReadOnlyList<ReadOnlyMemory<byte>> lines, byte delimiter)
    {
        var common = Enumerable.Range(0, Math.Min(lines.Count, RowsLookedAt))
            .Where(index => !NumberBlock.IsComment(lines[index].Span))
            .GroupBy(index => FieldCount(lines[index].Span, delimiter))
            .Where(group => group.Key > 1)
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key)
            .FirstOrDefault();
        if (common is null || common.Count() < RowsNeeded)
        {
            return null;
        }

        var block = new NumberBlock(delimiter, common.First(), common.Key, HasTrailingDelimiter: false, IsAmbiguous: false);
        var contents = Contents(lines, block);
        var rows = common.Where(index => IsRow(lines[index].Span, block, contents)).ToList();

        // A line such as "rate, 2000" may look like a row of words and numbers, but the titles stand between.
        var start = Enumerable.Range(0, Math.Max(0, rows.Count - 1)).FirstOrDefault(row => rows[row + 1] == rows[row] + LineCount(lines[rows[row]].Span), -1);
        return start >= 0 && rows.Count >= RowsNeeded && (rows.Count - start) * 2 > lines.Take(RowsLookedAt).Skip(rows[start]).Count(line => !line.Span.Trim(" \t"u8).IsEmpty)
            ? NumberBlock.WithoutTrailingDelimiter(lines, block with { FirstIndex = rows[start] }, contents[^1] == ColumnContent.Blank)
            : null;
    }

    /// <summary>What the columns hold, and the first row again: rows with words above those with numbers only belong to the table too.</summary>
    public static NumberBlock Complete(IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block)
    {
        var contents = Contents(lines, block);
        var first = block.FirstIndex;
        while (RowAbove(lines, first) is >= 0 and var above && IsRow(lines[above].Span, block, contents))
        {
            first = above;
        }

        return block with { FirstIndex = first, Contents = first == block.FirstIndex ? contents : Contents(lines, block with { FirstIndex = first }) };
    }

    /// <summary>The row right above a line, which may go over several lines; those behind its first one are empty.</summary>
    private static int RowAbove(IReadOnlyList<ReadOnlyMemory<byte>> lines, int line)
    {
        var above = line - 1;
        while (above > 0 && lines[above].IsEmpty)
        {
            above--;
        }

        return above >= 0 && above + LineCount(lines[above].Span) == line ? above : -1;
    }

    private static int LineCount(ReadOnlySpan<byte> row) => 1 + (row.Contains((byte)'\n') ? row.Count((byte)'\n') : row.Count((byte)'\r'));

    private static ColumnContent[] Contents(IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block)
    {
        var counts = new int[block.ColumnCount, 5];
        for (var index = block.FirstIndex; index < Math.Min(lines.Count, block.FirstIndex + RowsLookedAt); index++)
        {
            if (NumberBlock.IsComment(lines[index].Span) || FieldCount(lines[index].Span, block.Delimiter) < block.ColumnCount)
            {
                continue;
            }

            var splitter = new RowSplitter(lines[index].Span, block.Delimiter);
            for (var column = 0; column < block.ColumnCount && splitter.Next(out var field); column++)
            {
                counts[column, (int)ContentOf(field)]++;
            }
        }

        var contents = new ColumnContent[block.ColumnCount];
        for (var column = 0; column < contents.Length; column++)
        {
            // What most fields are: the titles and stray lines may be among them.
            contents[column] = new[] { ColumnContent.Words, ColumnContent.Numbers, ColumnContent.Clock, ColumnContent.Dates }.MaxBy(content => counts[column, (int)content]);
            contents[column] = counts[column, (int)contents[column]] == 0 ? ColumnContent.Blank : contents[column];
        }

        return contents;
    }

    private static ColumnContent ContentOf(ReadOnlySpan<byte> field) => NumberText.Read(field, out _, out _) switch
    {
        FieldKind.Number => ColumnContent.Numbers,
        FieldKind.Other => !ClockText.TryRead(field, out var clock) ? ColumnContent.Words : clock.HasTime ? ColumnContent.Clock : ColumnContent.Dates,
        _ => ColumnContent.Blank,
    };

    /// <summary>Whether a line has numbers, and whatever its columns are.</summary>
    private static bool IsRow(ReadOnlySpan<byte> line, NumberBlock block, ColumnContent[] contents)
    {
        if (NumberBlock.IsComment(line) || FieldCount(line, block.Delimiter) is var count && (count < contents.Length || count > contents.Length + (block.HasTrailingDelimiter ? 1 : 0)))
        {
            return false;
        }

        var hasNumber = false;
        var splitter = new RowSplitter(line, block.Delimiter);
        for (var column = 0; column < contents.Length && splitter.Next(out var field); column++)
        {
            var content = ContentOf(field);
            if (content != ColumnContent.Blank && content != contents[column] && contents[column] is not (ColumnContent.Words or ColumnContent.Blank))
            {
                return false;
            }

            hasNumber |= content == ColumnContent.Numbers && contents[column] == ColumnContent.Numbers;
        }

        return hasNumber;
    }

    private static int FieldCount(ReadOnlySpan<byte> line, byte delimiter)
    {
        var count = 0;
        for (var splitter = new RowSplitter(line, delimiter); splitter.Next(out _);)
        {
            count++;
        }

        return count;
    }
}
