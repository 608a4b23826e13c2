using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>Channels that one source can read together.</summary>
internal static class ChannelGroups
{
    /// <summary>Groups of up to <see cref="Lanes.Count"/> channels of one sampling rate; the members are positions in <paramref name="channels"/>.</summary>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<Channel> channels) =>
    [
        .. Enumerable.Range(0, channels.Count)
            .GroupBy(position => channels[position].Rate)
            .SelectMany(group => group.Chunk(Lanes.Count)),
    ];
}
