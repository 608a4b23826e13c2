using System.Globalization;
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
    /// <summary>How many events of the reference lie where nothing can be found and do not count: the fewest and the most under any of the settings, channels added up.</summary>
    public (int Fewest, int Most) Hidden { get; init; }

    /// <summary>The events of a channel beside those found on it, without those that nothing can be found of; null where the settings do not fit the channel, which says
    /// nothing about what is on it.</summary>
    /// <param name="position">Which of the channels that are analyzed.</param>
    /// <param name="channel">What was found on it.</param>
    /// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
    public EventMatch? Match(int position, ChannelResult channel, double toleranceSeconds)
    {
        if (channel.Misfit is not null)
        {
            return null;
        }

        var blind = BlindStretches.Of(channel);
        return EventMatch.Of(Channels[position].Where(item => !blind.Hide(item.OnsetSeconds, toleranceSeconds)), Comparable(channel), toleranceSeconds);
    }

    /// <summary>Says where they come from, and what is odd.</summary>
    public void Tell(Diagnostics diagnostics, string recording)
    {
        diagnostics.Note(recording, "scored against " + Source);
        if (Hidden.Most > 0)
        {
            diagnostics.Note(recording, string.Create(
                CultureInfo.InvariantCulture,
                $"{(Hidden.Fewest < Hidden.Most ? $"{Hidden.Fewest} to {Hidden.Most}, by the settings," : Hidden.Most)} events of the reference lie where nothing can be found (signal that is missing, flat or saturated, or without a noise floor) and do not count"));
        }

        foreach (var warning in Warnings)
        {
            diagnostics.Warning(recording, warning);
        }
    }

    /// <summary>The events found on a channel that can be right or wrong: silences only where the reference tells of some, as few references do.</summary>
    private TimedEvent[] Comparable(ChannelResult channel)
    {
        var bursts = TimedEvent.Of(channel.Bursts);
        return Channels.Any(events => events.Any(item => item.IsSilence)) ? [.. bursts, .. TimedEvent.Of(channel.Silences)] : bursts;
    }
}
