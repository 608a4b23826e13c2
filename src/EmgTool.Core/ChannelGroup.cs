using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Up to eight channels that go through the kernels side by side: they have one sampling rate and the same gaps.</summary>
internal static class ChannelGroup
{
    /// <summary>Puts channels into groups, in order. A group is filled before the next is begun.</summary>
    public static List<List<Channel>> Of(IReadOnlyList<Channel> channels)
    {
        var groups = new List<List<Channel>>();
        foreach (var channel in channels)
        {
            var group = groups.Find(group => group.Count < Lanes.Count
                && group[0].Rate == channel.Rate && group[0].Segments.SequenceEqual(channel.Segments));
            if (group is null)
            {
                groups.Add([channel]);
            }
            else
            {
                group.Add(channel);
            }
        }

        return groups;
    }
}
