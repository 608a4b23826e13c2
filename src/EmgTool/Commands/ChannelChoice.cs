using System.IO.Enumeration;
using EmgTool.Core.Recordings;

namespace EmgTool.Commands;

/// <summary>The channels that a recording is analyzed on.</summary>
internal static class ChannelChoice
{
    /// <summary>Chooses channels by patterns, or those that look like EMG.</summary>
    /// <exception cref="RecordingException">No channel is left.</exception>
    public static IReadOnlyList<Channel> Of(Recording recording, IReadOnlyList<string> patterns)
    {
        var chosen = recording.Channels.Where(channel => patterns.Count == 0
            ? channel.Kind is ChannelKind.Emg or ChannelKind.Unknown
            : patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, channel.Name, ignoreCase: false))).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new RecordingException("NO_CHANNELS", "no channel chosen");
    }
}
