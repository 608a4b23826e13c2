using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>What all lane sources demand of their channels and of a call.</summary>
internal static class LaneChannels
{
    /// <summary>Checks that channels can share lanes.</summary>
    /// <exception cref="ArgumentException">None, too many, of another recording, or different rates.</exception>
    public static void Check(IReadOnlyList<Channel> channels, Recording recording)
    {
        ArgumentNullException.ThrowIfNull(channels);
        if (channels.Count is 0 or > Lanes.Count)
        {
            throw new ArgumentException($"One to {Lanes.Count} channels can share lanes, not {channels.Count}.", nameof(channels));
        }

        if (channels.Any(channel => channel.Index < 0 || channel.Index >= recording.Channels.Count))
        {
            throw new ArgumentException("A channel is not of this recording.", nameof(channels));
        }

        if (channels.Any(channel => channel.Rate != channels[0].Rate))
        {
            throw new ArgumentException("Channels of different sampling rates cannot share lanes.", nameof(channels));
        }
    }

    /// <summary>Checks a range of rows.</summary>
    /// <param name="firstSample">First row.</param>
    /// <param name="values">Length of the span to fill.</param>
    /// <param name="sampleCount">Rows that all channels have.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not whole rows, or not within the samples.</exception>
    public static int RowsWithin(long firstSample, int values, long sampleCount)
    {
        var rows = values / Lanes.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(values, rows * Lanes.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstSample, sampleCount - rows);
        return rows;
    }
}
