using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>BioSPPy simple text: a header of comments with rate, resolution and labels, and a table of counts. Tested on a real file.</summary>
internal sealed class BioSppyExport : TableExport
{
    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) => head[0].StartsWith("# Simple Text Format", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override ExportTable Describe(ExportHead head, ReadOptions options)
    {
        var layout = TextLayoutReader.Read(head.Lines, options);
        var labels = Value(head, "# Labels:=");
        var names = labels?.Split(['\t', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var isCounts = Value(head, "# Resolution:=") is not null;
        var unit = isCounts ? SignalUnit.Counts : SignalUnit.None;
        return new ExportTable
        {
            Layout = layout with
            {
                Format = "BioSPPy text",
                Columns = [.. layout.Columns.Select((column, index) => names.Length == layout.Columns.Count ? column with { Name = names[index], Role = ColumnRole.Samples, Unit = unit } : column with { Unit = unit })],
                UnitSource = isCounts ? "the resolution above the table" : layout.UnitSource,
            },
        };
    }

    private static string? Value(ExportHead head, string key) =>
        head.Find(1, line => !line.StartsWith('#') || line.StartsWith(key, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index && head[index].StartsWith('#') ? head[index][key.Length..].Trim() : null;
}
