using EmgTool.Core;
using EmgTool.Core.Evaluation;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>The events that one recording is scored against.</summary>
/// <param name="Channels">The events of each of the channels that are analyzed.</param>
/// <param name="Source">Where they come from, in words.</param>
/// <param name="Warnings">What is odd about them.</param>
internal sealed record Reference(IReadOnlyList<IReadOnlyList<TimedEvent>> Channels, string Source, IReadOnlyList<string> Warnings)
{
    /// <summary>The events found on a channel that can be right or wrong: silences only where the reference tells of some, as few references do.</summary>
    public IReadOnlyList<TimedEvent> Comparable(ChannelResult channel)
    {
        var bursts = TimedEvent.Of(channel.Bursts);
        return Channels.Any(events => events.Any(item => item.IsSilence)) ? [.. bursts, .. TimedEvent.Of(channel.Silences)] : bursts;
    }

    /// <summary>Says where they come from, and what is odd.</summary>
    public void Tell(Diagnostics diagnostics, string recording)
    {
        diagnostics.Note(recording, "scored against " + Source);
        foreach (var warning in Warnings)
        {
            diagnostics.Warning(recording, warning);
        }
    }
}
