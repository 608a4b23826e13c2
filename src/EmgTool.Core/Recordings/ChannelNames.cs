namespace EmgTool.Core.Recordings;

/// <summary>Names that tell the channels of a recording apart.</summary>
public static class ChannelNames
{
    /// <summary>The channels' names, with a number behind the second and later channel of the same name: <c>EMG</c>, <c>EMG (2)</c>.</summary>
    /// <param name="channels">All channels of a recording, in its order.</param>
    /// <returns>One name for each channel, in the same order, no two alike.</returns>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<Channel> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        var names = new string[channels.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var originals = channels.Select(channel => channel.Name).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < names.Length; index++)
        {
            var name = channels[index].Name;
            for (var number = 2; !taken.Add(name); number++)
            {
                // A later channel that is really called "EMG (2)" keeps its name.
                var numbered = $"{channels[index].Name} ({number})";
                name = originals.Contains(numbered) ? name : numbered;
            }

            names[index] = name;
        }

        return names;
    }
}
