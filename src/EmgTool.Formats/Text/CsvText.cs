namespace EmgTool.Formats.Text;

/// <summary>Texts in CSV.</summary>
internal static class CsvText
{
    /// <summary>The text, in quotes where it needs them (RFC 4180).</summary>
    public static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
