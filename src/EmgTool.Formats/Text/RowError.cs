using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>What is said about a row that does not fit the table.</summary>
internal static class RowError
{
    /// <summary>A row has another number of fields than the table has columns.</summary>
    public static RecordingException Ragged(ReadOnlySpan<byte> line, long number, TextLayout layout)
    {
        var fields = 0;
        var splitter = new RowSplitter(line, layout.Delimiter);
        while (splitter.Next(out _))
        {
            fields++;
        }

        return new RecordingException("RAGGED_ROW", string.Create(CultureInfo.InvariantCulture,
            $"line {number} has {fields} fields, but {layout.Columns.Count} were expected: '{Shorten(line)}'."), "Correct the line; if it is the last one, the file may be cut off.");
    }

    /// <summary>A field of a column of numbers is no number.</summary>
    public static RecordingException BadNumber(ReadOnlySpan<byte> field, long line, TextColumn column, int index) => new("BAD_NUMBER", string.Create(CultureInfo.InvariantCulture,
        $"line {line}, column {Title(column, index)}: '{Shorten(field)}' {(NumberText.IsTooLarge(field) ? $"is too large, the largest number that is read is {NumberText.LargestValue}" : "is not a number")}."), "Correct the line, or write NaN where a value is missing.");

    /// <summary>Whether a line holds words and no number.</summary>
    public static bool HoldsNoNumber(ReadOnlySpan<byte> line, byte delimiter)
    {
        var hasWords = false;
        for (var splitter = new RowSplitter(line, delimiter); splitter.Next(out var field);)
        {
            var kind = NumberText.Read(field, out _, out _);
            if (kind == FieldKind.Number || ClockText.TryRead(field, out _))
            {
                return false;
            }

            hasWords |= kind == FieldKind.Other;
        }

        return hasWords;
    }

    /// <summary>Words stand where a row should.</summary>
    public static RecordingException SecondTable(ReadOnlySpan<byte> line, long number, Exception cause) => new("SECOND_TABLE", string.Create(CultureInfo.InvariantCulture,
        $"line {number} holds no number: another table, or text, begins here ('{Shorten(line)}')."), "Put each table into a file of its own, and text above the table or behind a #.", cause);

    /// <summary>A field of a column of clock times or dates is none.</summary>
    public static RecordingException BadTime(ReadOnlySpan<byte> field, long line, TextColumn column, int index) => new("BAD_TIME", string.Create(CultureInfo.InvariantCulture,
        $"line {line}, column {Title(column, index)}: '{Shorten(field)}' is no {(column.Role == ColumnRole.Date ? "date" : "time of the clock")}."),
        "Correct the line, or say --time-column none and --rate.");

    /// <summary>A time stands behind a row without one.</summary>
    public static RecordingException TimeMissing(long line, TextColumn column, int index) => new("TIME_MISSING", string.Create(CultureInfo.InvariantCulture,
        $"line {line}, column {Title(column, index)}: there is a time here, but not in a row above."), "Complete the time column, or remove it and say --rate.");

    /// <summary>A number has another decimal sign than one before.</summary>
    public static RecordingException MixedDecimals(ReadOnlySpan<byte> field, long line, byte sign, string other) => new("MIXED_DECIMALS", string.Create(CultureInfo.InvariantCulture,
        $"line {line}: '{Shorten(field)}' has a decimal {(sign == ',' ? "comma" : "point")}, but {other} a decimal {(sign == ',' ? "point" : "comma")}."),
        "Export the table with one decimal sign and without signs between thousands.");

    /// <summary>A title or a field as a message quotes it: short, and without control characters.</summary>
    public static string Shorten(string text)
    {
        const int Longest = 40;
        var whole = new string([.. text.Take(Longest + 1).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return whole.Length <= Longest ? whole : whole[..Longest] + "...";
    }

    private static string Shorten(ReadOnlySpan<byte> text) => Shorten(TextEncoding.Decode(text.Trim(" \t"u8), out _));

    private static string Title(TextColumn column, int index) => column.Name.Length > 0
        ? $"'{Shorten(column.Name)}'"
        : string.Create(CultureInfo.InvariantCulture, $"{index + 1}");
}
