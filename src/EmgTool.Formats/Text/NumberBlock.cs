namespace EmgTool.Formats.Text;

/// <summary>Lines of numbers in the head of a text file.</summary>
/// <param name="Delimiter">Byte between fields; 0 for a single column.</param>
/// <param name="FirstIndex">Index of the first of the lines.</param>
/// <param name="ColumnCount">Fields in a line, without an empty one behind a trailing delimiter.</param>
/// <param name="HasTrailingDelimiter">Whether every line ends with a delimiter.</param>
/// <param name="IsAmbiguous">Whether the lines are whole numbers in pairs with a comma between them: each pair may be one number with a decimal comma.</param>
internal sealed record NumberBlock(byte Delimiter, int FirstIndex, int ColumnCount, bool HasTrailingDelimiter, bool IsAmbiguous)
{
    /// <summary>What the columns hold; empty before they were looked at.</summary>
    public IReadOnlyList<ColumnContent> Contents { get; init; } = [];

    /// <summary>Lines of numbers that are looked at.</summary>
    private const int RowsLookedAt = 200;

    /// <summary>Looks for lines of numbers that a delimiter cuts into the same number of fields.</summary>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="delimiter">The delimiter; 0 for a single column.</param>
    /// <returns><see langword="null"/> where there are none, or where most lines do not fit.</returns>
    public static NumberBlock? Find(IReadOnlyList<ReadOnlyMemory<byte>> lines, byte delimiter)
    {
        var rows = new List<(int Index, int Fields, bool EndsBlank)>();
        for (var index = 0; index < lines.Count && rows.Count < RowsLookedAt; index++)
        {
            if (IsNumeric(lines[index].Span, delimiter, out var fields, out var endsBlank))
            {
                rows.Add((index, fields, endsBlank));
            }
        }

        if (rows.Count == 0)
        {
            return null;
        }

        // The most common number of fields; a stray line above the table ("2000") has another one.
        var common = rows.GroupBy(row => row.Fields).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First();
        var first = common.First().Index;
        if ((delimiter != 0 && common.Key < 2) || !IsMostly(lines, delimiter, first))
        {
            return null;
        }

        var isAmbiguous = delimiter == ',' && common.Key == 2 && common.All(row => !lines[row.Index].Span.ContainsAny(". eE\""u8));
        return WithoutTrailingDelimiter(lines, new NumberBlock(delimiter, first, common.Key, HasTrailingDelimiter: false, isAmbiguous), common.All(row => row.EndsBlank));
    }

    /// <summary>The block without its last column, if that is nothing but what stands behind a trailing delimiter.</summary>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="block">The block.</param>
    /// <param name="isLastBlank">Whether nothing stands in its last column.</param>
    public static NumberBlock WithoutTrailingDelimiter(IReadOnlyList<ReadOnlyMemory<byte>> lines, NumberBlock block, bool isLastBlank) =>
        block.Delimiter is not (0 or (byte)' ') && isLastBlank && IsTitleEndBlank(lines, block.FirstIndex, block.Delimiter, block.ColumnCount)
            ? block with { ColumnCount = block.ColumnCount - 1, HasTrailingDelimiter = true }
            : block;

    /// <summary>Whether a line is a comment of the file.</summary>
    public static bool IsComment(ReadOnlySpan<byte> line) => line.TrimStart(" \t"u8) is [(byte)'#' or (byte)'%', ..] or [(byte)'/', (byte)'/', ..];

    private static bool IsNumeric(ReadOnlySpan<byte> line, byte delimiter, out int fields, out bool endsBlank)
    {
        fields = 0;
        endsBlank = false;
        var hasNumber = false;
        if (IsComment(line))
        {
            return false;
        }

        var splitter = new RowSplitter(line, delimiter);
        while (splitter.Next(out var field))
        {
            var kind = NumberText.Read(field, out _, out _);
            if (kind == FieldKind.Other && !ClockText.TryRead(field, out _))
            {
                return false;
            }

            hasNumber |= kind == FieldKind.Number;
            endsBlank = kind == FieldKind.Blank;
            fields++;
        }

        return hasNumber;
    }

    /// <summary>Whether most of the lines from the first row on are numeric: a wrong delimiter fits few by chance.</summary>
    private static bool IsMostly(IReadOnlyList<ReadOnlyMemory<byte>> lines, byte delimiter, int first)
    {
        var numeric = 0;
        var total = 0;
        for (var index = first; index < lines.Count && total < RowsLookedAt; index++)
        {
            if (!lines[index].Span.Trim(" \t;,"u8).IsEmpty && !IsComment(lines[index].Span))
            {
                total++;
                numeric += IsNumeric(lines[index].Span, delimiter, out _, out _) ? 1 : 0;
            }
        }

        return numeric * 2 > total;
    }

    /// <summary>A last column that is blank in all rows counts as a column only when it has a title.</summary>
    private static bool IsTitleEndBlank(IReadOnlyList<ReadOnlyMemory<byte>> lines, int first, byte delimiter, int fields)
    {
        // Rows and titles may go over several lines; those behind the first one are empty.
        do
        {
            first--;
        }
        while (first > 0 && lines[first].IsEmpty);
        if (first < 0)
        {
            return true;
        }

        var count = 0;
        var last = default(ReadOnlySpan<byte>);
        var splitter = new RowSplitter(lines[first].Span, delimiter);
        while (splitter.Next(out var field))
        {
            last = field;
            count++;
        }

        return count != fields || last.Trim((byte)' ').IsEmpty;
    }
}
