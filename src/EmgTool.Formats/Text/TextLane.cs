using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Where the samples of a channel come from: number of the column x scale + offset.</summary>
/// <param name="Store">The numbers of the table.</param>
/// <param name="Column">Index of the column.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Offset">The offset.</param>
/// <param name="SampleCount">Number of samples.</param>
internal readonly record struct TextLane(ColumnStore Store, int Column, double Scale, double Offset, long SampleCount)
{
    /// <summary>Microvolts for channels in volts, else the channel's own unit.</summary>
    public TextLane(TextPart part, int index, Channel channel)
        : this(part.Store, index, part.Layout.Columns[index].Scale * Microvolts(channel.Unit), OffsetOf(part.Layout.Columns[index]) * Microvolts(channel.Unit), channel.SampleCount)
    {
    }

    /// <summary>Adding -0 changes nothing, not even the sign of a 0.</summary>
    private static double OffsetOf(TextColumn column) => column.Offset == 0 ? -0.0 : column.Offset;

    private static double Microvolts(SignalUnit unit) => unit.Kind == UnitKind.Voltage ? unit.Microvolts : 1;
}
