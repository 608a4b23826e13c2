using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>ADInstruments LabChart: blocks, each with a header of <c>Key=</c> lines and a table. Layout: adinstruments.com, knowledge base, "How can channel titles, ranges, intervals,
/// etc. for a text file be imported into LabChart?". Tested on a real file.</summary>
internal sealed class LabChartExport : TextExport
{
    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) => head.Count > 0 && LabChartHeader.IsKnown(head.Lines[0].Span);

    /// <inheritdoc/>
    public override TextContent Read(TextInput input)
    {
        using var parts = new TextParts(input);
        var delimiter = TextLayoutReader.Delimiter(input.Options) ?? Delimiter(input.Head[0]);
        var blocks = new LabChartBlocks(parts, delimiter);
        while (SkipBlank(input.Lines))
        {
            var header = LabChartHeader.Read(input.Lines, delimiter);
            if (LabChartRow.Peek(input.Lines, delimiter) is { } row)
            {
                blocks.Read(header, row, input);
            }
            else
            {
                blocks.Warnings.AddRepeated("EMPTY_BLOCK", string.Create(CultureInfo.InvariantCulture, $"line {header.FirstLine}"), "The block has a header, but no rows.");
            }
        }

        var content = parts.Build().With([], blocks.Warnings, blocks.Details);
        return content with { Recording = content.Recording with { Start = blocks.Start } };
    }

    /// <summary>LabChart writes tabs; files that went through a spreadsheet have its delimiter behind the first key.</summary>
    private static byte Delimiter(string line)
    {
        var end = line.IndexOf('=', StringComparison.Ordinal) + 1;
        return end < line.Length && line[end] is ',' or ';' ? (byte)line[end] : (byte)'\t';
    }

    /// <returns>Whether a line follows.</returns>
    private static bool SkipBlank(LineReader lines)
    {
        while (lines.Next(out var line))
        {
            if (!line.Trim(" \t\u001A"u8).IsEmpty)
            {
                lines.Return();
                return true;
            }
        }

        return false;
    }
}
