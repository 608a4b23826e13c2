using System.Text.Json;

namespace EmgTool.Formats.Results;

/// <summary>Rows of a table as JSON.</summary>
internal static class JsonCells
{
    private const int UsualCell = 512;

    /// <summary>Writes the cells of a row as members of an object, with the columns' names as keys.</summary>
    public static void Write<TRow>(Utf8JsonWriter writer, IReadOnlyList<ResultColumn<TRow>> columns, TRow row)
    {
        Span<char> usual = stackalloc char[UsualCell];
        foreach (var column in columns)
        {
            writer.WritePropertyName(column.Name);
            var value = column.Value(row);
            ReadOnlySpan<char> text = value.TryFormat(usual, out var length) ? usual[..length] : value.Text;
            if (!value.IsNumber)
            {
                writer.WriteStringValue(text);
            }
            else if (value.IsMissing)
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteRawValue(text);
            }
        }
    }
}
