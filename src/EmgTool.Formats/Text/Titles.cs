using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>The row of column titles above a table, and the row of units if there is one.</summary>
/// <param name="Line">Number of the line with the titles, from 1.</param>
/// <param name="Names">One title for each column.</param>
/// <param name="Units">One unit for each column, or <see langword="null"/> without a row of units.</param>
internal sealed record Titles(int Line, IReadOnlyList<string> Names, IReadOnlyList<string>? Units)
{
    /// <summary>Looks for the titles right above the numbers.</summary>
    /// <param name="above">The lines above the numbers.</param>
    /// <param name="block">The numbers.</param>
    /// <exception cref="RecordingException">The line above has another number of fields than the numbers.</exception>
    public static Titles? Find(IReadOnlyList<string> above, NumberBlock block)
    {
        var index = above.Count - 1;
        var names = default(List<string>);
        for (; index >= 0 && names is null; index--)
        {
            var isComment = NumberBlock.IsComment(Encoding.UTF8.GetBytes(above[index]));
            var fields = Split(above[index], block.Delimiter);
            names = isComment && block.ColumnCount == 1 ? null : Fit(fields, block);
            if (names is null && !isComment && !string.IsNullOrWhiteSpace(above[index]))
            {
                CheckMismatch(above, index, fields, block);
                return null;
            }
        }

        if (names is null)
        {
            CheckAmbiguous(block);
            return null;
        }

        index++;
        if (index > 0 && names.TrueForAll(IsUnit) && names.Exists(name => name.Length > 0) && Fit(Split(above[index - 1], block.Delimiter), block) is { } titles)
        {
            return new Titles(index, titles, names);
        }

        return new Titles(index + 1, names, null);
    }

    /// <summary>Reads the titles from the line that the user names, and the units from the next one if that is a row of units.</summary>
    /// <param name="above">The lines above the numbers.</param>
    /// <param name="line">Number of the line, from 1; 0 for no titles.</param>
    /// <param name="block">The numbers.</param>
    /// <exception cref="RecordingException">The line has another number of fields than the numbers.</exception>
    public static Titles? At(IReadOnlyList<string> above, int line, NumberBlock block)
    {
        if (line == 0)
        {
            return null;
        }

        var fields = Split(above[line - 1], block.Delimiter);
        if (fields.Count == block.ColumnCount + 1 && fields[^1].Length == 0)
        {
            fields.RemoveAt(block.ColumnCount);
        }

        if (fields.Count != block.ColumnCount)
        {
            throw new RecordingException("COLUMNS_DIFFER", string.Create(CultureInfo.InvariantCulture,
                $"line {line} has {fields.Count} titles, but the rows below have {block.ColumnCount} fields (delimiter {DelimiterName.Of(block.Delimiter)})."), "Name another line with --title-line, or say --delimiter.");
        }

        var units = line < above.Count && Fit(Split(above[line], block.Delimiter), block) is { } next && next.TrueForAll(IsUnit) ? next : null;
        return new Titles(line, fields, units);
    }

    /// <summary>Fields that are one for each column, or one more where a trailing delimiter adds an empty one.</summary>
    private static List<string>? Fit(List<string> fields, NumberBlock block)
    {
        if (fields.Count == block.ColumnCount + 1 && fields[^1].Length == 0)
        {
            fields.RemoveAt(block.ColumnCount);
        }

        return fields.Count == block.ColumnCount && fields.Exists(field => field.Length > 0) && (block.ColumnCount > 1 || IsSingleTitle(fields[0])) ? fields : null;
    }

    /// <summary>A line above a single column may be any text; only a short one is its title.</summary>
    private static bool IsSingleTitle(string field) => field.Length <= 40 && !field.Contains('=', StringComparison.Ordinal) && !field.StartsWith("Channel ", StringComparison.Ordinal);

    private static bool IsUnit(string text) =>
        text is "" or "-" || ColumnTitle.SecondsIn(text.Trim('[', ']', '(', ')')) > 0 || SignalUnit.Parse(text).Kind != UnitKind.Unknown;

    private static List<string> Split(string line, byte delimiter)
    {
        // Titles behind a comment sign: "# time, emg".
        var bytes = Encoding.UTF8.GetBytes(line.TrimStart('#', '%', ' ', '/'));
        var fields = new List<string>();
        var splitter = new RowSplitter(bytes, delimiter);
        while (splitter.Next(out var field))
        {
            fields.Add(Unquote(Encoding.UTF8.GetString(field).Trim()));
        }

        return fields;
    }

    /// <summary>A title without the quotes around it and with those inside as they were meant (RFC 4180 doubles them).</summary>
    private static string Unquote(string title)
    {
        var isQuoted = title.Length >= 2 && title[0] is ('"' or '\'') && title[^1] == title[0];
        return (isQuoted ? title[1..^1].Trim() : title).Replace("\"\"", "\"", StringComparison.Ordinal).ReplaceLineEndings(" ");
    }

    private static void CheckMismatch(IReadOnlyList<string> above, int index, List<string> fields, NumberBlock block)
    {
        // Words have spaces between them and prose has commas: only a line that is nearly a row of titles is taken for one.
        var isTitleRow = block.Delimiter != ' ' && !above[index].StartsWith('#') && index == above.Count - 1
            && (Math.Abs(fields.Count - block.ColumnCount) <= 1 || index == 0) && (fields.Count > 1 || (index == 0 && block.Delimiter == ','));
        if (!isTitleRow)
        {
            return;
        }

        throw new RecordingException("COLUMNS_DIFFER", string.Create(CultureInfo.InvariantCulture,
            $"line {index + 1} has {fields.Count} titles, but the rows below have {block.ColumnCount} fields (delimiter {DelimiterName.Of(block.Delimiter)})."),
            block.Delimiter == ',' ? "If the numbers have a decimal comma, export them with another delimiter (semicolon or tab), or say --delimiter." : "Export the table again, or say --delimiter.");
    }

    /// <summary>Two whole numbers with a comma between them and no title may be one number with a decimal comma.</summary>
    private static void CheckAmbiguous(NumberBlock block)
    {
        if (block.IsAmbiguous)
        {
            throw new RecordingException("AMBIGUOUS_COMMA",
                "line 1: the comma may be a decimal sign or a delimiter; without titles the file does not tell.", "Say --delimiter ',' for two columns, or --delimiter ';' for one column with a decimal comma.");
        }
    }
}
