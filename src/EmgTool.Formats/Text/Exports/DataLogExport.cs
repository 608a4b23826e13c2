using System.Text.RegularExpressions;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Biometrics DataLOG: a line with name and unit for each channel above a table without titles. Tested on real files.</summary>
internal sealed partial class DataLogExport : TableExport
{
    private const int MaximumLength = 500;

    /// <summary>Lines above those of the channels.</summary>
    private const int TitleLines = 50;

    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head)
    {
        for (var index = 0; index < Math.Min(TitleLines, head.Count); index++)
        {
            if (Channel(head[index]).Success)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected override ExportTable Describe(ExportHead head, ReadOptions options)
    {
        var layout = TextLayoutReader.Read(head.Lines, options);
        var channels = Enumerable.Range(0, Math.Min(layout.FirstLine - 1, ExportHead.LinesLookedAt)).Select(index => Channel(head[index])).Where(match => match.Success).ToList();
        var samples = layout.Columns.Count(column => column.Role == ColumnRole.Samples);
        var named = 0;
        return new ExportTable
        {
            Layout = layout with
            {
                Format = "DataLOG text",
                Columns = channels.Count != samples ? layout.Columns : [.. layout.Columns.Select(column => column.Role == ColumnRole.Samples ? Named(column, channels[named++]) : column)],
                UnitSource = channels.Count != samples ? layout.UnitSource : "lines above the table",
            },
        };
    }

    private static TextColumn Named(TextColumn column, Match channel) => column with
    {
        Name = column.Name.Length > 0 ? column.Name : channel.Groups["name"].Value.Trim(),
        Unit = column.Unit.Kind != UnitKind.Unknown ? column.Unit : SignalUnit.Parse(channel.Groups["unit"].Value),
    };

    private static Match Channel(string line) => ChannelPattern().Match(line.Length <= MaximumLength ? line : line[..MaximumLength]);

    /// <summary><c>Channel 4: 'Recto Femoral', 43665 values, engineering units: mV, no filters.</c></summary>
    [GeneratedRegex(@"^Channel +[0-9]+: '(?<name>[^']*)', *[0-9]+ values, *engineering units: *(?<unit>[^,]*?) *(,|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChannelPattern();
}
