using System.Collections;
using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Finds the bursts that occur at the same instant on all channels of a recording, and flags them.</summary>
/// <remarks>Muscles that contract together lag by milliseconds and peak at different instants; a cable, a stimulus, a discharge or crosstalk reaches all
/// channels at once. Nothing but the flag depends on which channels are analyzed together.</remarks>
internal static class CommonBursts
{
    /// <summary>On fewer channels the same instant may be chance.</summary>
    private const int LeastChannels = 3;

    /// <summary>The largest samples lie within this, or within a sample where those are farther apart.</summary>
    private const double LargestLagSeconds = 0.001;

    /// <summary>Least share that the shorter burst has of the duration of the longer.</summary>
    private const double LeastDurationShare = 0.5;

    /// <summary>The results with their common bursts flagged.</summary>
    public static IReadOnlyList<ChannelResult> Flag(IReadOnlyList<ChannelResult> channels)
    {
        // An unplugged electrode, of which nothing was analyzed, does not show that something is not common.
        List<ChannelResult> analyzed = [.. channels.Where(channel => channel.Measured is not null && channel.SecondsAnalyzed > 0)];
        if (analyzed.Count < LeastChannels)
        {
            return channels;
        }

        var flags = analyzed.ToDictionary(channel => channel, channel => new BitArray(channel.Bursts.Count));
        Find(analyzed, flags);
        return [.. channels.Select(channel => flags.TryGetValue(channel, out var common) && common.HasAnySet()
            ? channel with { Bursts = new FlaggedBursts(channel.Bursts, common, BurstFlags.Common) }
            : channel)];
    }

    private static void Find(List<ChannelResult> channels, Dictionary<ChannelResult, BitArray> flags)
    {
        var rarest = channels.MinBy(channel => channel.Bursts.Count)!;
        var next = new int[channels.Count];
        var found = new int[channels.Count];
        var place = 0;
        foreach (var burst in rarest.Measured!)
        {
            var all = true;
            for (var i = 0; i < channels.Count && all; i++)
            {
                found[i] = ReferenceEquals(channels[i], rarest) ? place : Like(channels[i], rarest.Channel, burst, ref next[i]);
                all = found[i] >= 0;
            }

            for (var i = 0; i < channels.Count && all; i++)
            {
                flags[channels[i]][found[i]] = true;
            }

            place++;
        }
    }

    /// <summary>The burst of a channel that is like one of another channel, or -1.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="other">The other channel.</param>
    /// <param name="burst">Its burst.</param>
    /// <param name="next">The first burst of the channel that may still overlap those to come.</param>
    private static int Like(ChannelResult channel, Channel other, in MeasuredBurst burst, ref int next)
    {
        var bursts = channel.Measured!;
        while (next < bursts.Count && bursts[next].OffsetSeconds <= burst.OnsetSeconds)
        {
            next++;
        }

        var lag = Math.Max(LargestLagSeconds, Math.Max(1 / other.Rate.Hertz, 1 / channel.Channel.Rate.Hertz));
        for (var i = next; i < bursts.Count && bursts[i].OnsetSeconds < burst.OffsetSeconds; i++)
        {
            var (shorter, longer) = (Math.Min(bursts[i].DurationSeconds, burst.DurationSeconds), Math.Max(bursts[i].DurationSeconds, burst.DurationSeconds));
            if (Math.Abs(PeakSeconds(bursts[i], channel.Channel) - PeakSeconds(burst, other)) <= lag * (1 + 1e-9) && shorter >= LeastDurationShare * longer)
            {
                return i;
            }
        }

        return -1;
    }

    private static double PeakSeconds(in MeasuredBurst burst, Channel channel) => burst.OnsetSeconds + channel.Rate.SecondsOf(burst.PeakSample - burst.Burst.OnsetSample);
}
