namespace EmgTool.Formats.Text.Exports;

/// <summary>Cuts header lines into fields.</summary>
internal static class ExportFields
{
    /// <summary>The fields of a line, trimmed and without quotes; without the empty one behind a trailing delimiter.</summary>
    /// <param name="line">The line.</param>
    /// <param name="delimiter">What is between the fields.</param>
    public static List<string> Split(ReadOnlySpan<byte> line, byte delimiter)
    {
        var fields = new List<string>();
        var splitter = new RowSplitter(line, delimiter);
        while (splitter.Next(out var field))
        {
            fields.Add(TextEncoding.Decode(field, out _).Trim().Replace("\"\"", "\"", StringComparison.Ordinal));
        }

        if (fields.Count > 1 && fields[^1].Length == 0)
        {
            fields.RemoveAt(fields.Count - 1);
        }

        return fields;
    }
}
