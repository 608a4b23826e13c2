using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>CED Spike2: INFORMATION, a SUMMARY of the channels, and channel after channel. A waveform has one value a line behind <c>"START" time interval</c>, and a gap begins
/// with another START; marks, events and levels have one time a line. Tested on reconstructions from third-party readers only.</summary>
internal sealed class Spike2Export : TextExport
{
    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) => Spike2Lines.IsKey(head.Lines.Count > 0 ? head.Lines[0].Span : default, "INFORMATION");

    /// <inheritdoc/>
    public override TextContent Read(TextInput input)
    {
        using var parts = new TextParts(input);
        var lines = new Spike2Lines(input.Lines);
        var summary = Spike2Summary.Read(lines);
        var waveforms = new Spike2Waveforms(parts, summary, input);
        var marks = new Spike2Marks(lines);
        var warnings = new WarningLog();
        while (lines.NextChannel() is { } channel)
        {
            input.Cancellation.ThrowIfCancellationRequested();
            if (Spike2Marks.IsMarks(channel.Type))
            {
                marks.Read(channel);
            }
            else if (Spike2Waveforms.IsWaveform(channel.Type))
            {
                waveforms.Read(channel, lines, warnings);
            }
            else
            {
                warnings.Add("CHANNEL_SKIPPED", string.Create(CultureInfo.InvariantCulture, $"line {channel.Line}"),
                    $"Channel {channel.Number} is of the type '{RowError.Shorten(channel.Type)}', which cannot be read; it is left out.");
            }
        }

        marks.Annotations.Warn(warnings);
        return parts.Build().With(marks.Annotations.Items, warnings, waveforms.Details);
    }
}
