namespace EmgTool.Formats.Text.Exports;

/// <summary>The first row of a LabChart block.</summary>
/// <param name="Line">Number of its line, from 1.</param>
/// <param name="Fields">Number of its fields, comments not counted.</param>
/// <param name="First">Its first field.</param>
/// <param name="EndsBlank">Whether the last of the fields is empty.</param>
internal sealed record LabChartRow(long Line, int Fields, string First, bool EndsBlank)
{
    /// <summary>Looks at the next row without reading it.</summary>
    /// <param name="lines">Behind the header.</param>
    /// <param name="delimiter">What is between the fields.</param>
    /// <returns><see langword="null"/> where another block or nothing follows.</returns>
    public static LabChartRow? Peek(LineReader lines, byte delimiter)
    {
        while (lines.Next(out var line))
        {
            if (line.Trim(" \u001A"u8).IsEmpty)
            {
                continue;
            }

            lines.Return();
            return LabChartHeader.IsKey(line) ? null : Read(line, delimiter, lines.LineNumber + 1);
        }

        return null;
    }

    private static LabChartRow Read(ReadOnlySpan<byte> line, byte delimiter, long number)
    {
        var (count, first, endsBlank) = (0, "", false);
        var splitter = new RowSplitter(line, delimiter);
        while (splitter.Next(out var field) && !field.StartsWith("#"u8))
        {
            first = count == 0 ? TextEncoding.Decode(field, out _) : first;
            endsBlank = field.Trim((byte)' ').IsEmpty;
            count++;
        }

        return new LabChartRow(number, count, first, endsBlank);
    }
}
