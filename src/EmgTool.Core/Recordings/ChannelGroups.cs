namespace EmgTool.Core.Recordings;

/// <summary>Channels that can share the lanes of one source: they have one sampling rate and the same gaps.</summary>
public static class ChannelGroups
{
    /// <summary>Puts channels into groups of up to <see cref="Lanes.Count"/>, in order. A group is filled before the next of its kind is begun.</summary>
    /// <returns>For each group the positions of its members in <paramref name="channels"/>, lane by lane.</returns>
    public static IReadOnlyList<int[]> Of(IReadOnlyList<Channel> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        var groups = new List<List<int>>();
        for (var position = 0; position < channels.Count; position++)
        {
            var channel = channels[position];
            var group = groups.Find(group => group.Count < Lanes.Count
                && channels[group[0]].Rate == channel.Rate && channels[group[0]].Segments.SequenceEqual(channel.Segments));
            if (group is null)
            {
                groups.Add([position]);
            }
            else
            {
                group.Add(position);
            }
        }

        return groups.ConvertAll(group => group.ToArray());
    }
}
