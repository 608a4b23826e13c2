using System.Globalization;

namespace EmgTool.Formats.Text;

/// <summary>Words behind the last column of a row.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Channel">Number of the channel that they are about, from 1; 0 for all.</param>
/// <param name="Text">The words.</param>
internal readonly record struct RowComment(long Row, int Channel, string Text)
{
    /// <summary>Reads the field: <c>#* text</c> is about all channels, <c>#2 text</c> about the second, as LabChart writes them; without a <c>#</c> it is the text.</summary>
    public static RowComment Read(ReadOnlySpan<byte> field, long row)
    {
        var text = TextEncoding.Decode(field.Trim(" \t"u8), out _);
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var mark = end < 0 ? text : text[..end];
        if (mark is not ['#', _, ..])
        {
            return new RowComment(row, 0, text);
        }

        var rest = end < 0 ? "" : text[end..].Trim();
        return int.TryParse(mark[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var channel) ? new RowComment(row, channel, rest)
            : mark is "#*" ? new RowComment(row, 0, rest)
            : new RowComment(row, 0, text);
    }
}
