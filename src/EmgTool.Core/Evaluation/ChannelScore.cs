using System.Collections.ObjectModel;

namespace EmgTool.Core.Evaluation;

/// <summary>The scores of one channel against a reference.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="All">Of all its events.</param>
/// <param name="ByLabel">Of the events of each label that occurs on it, in the reference or among those found.</param>
public sealed record ChannelScore(string Channel, EventScore All, IReadOnlyDictionary<string, EventScore> ByLabel)
{
    /// <summary>Of a channel that was not analyzed.</summary>
    /// <param name="channel">Its name.</param>
    public static ChannelScore Unknown(string channel) => new(channel, EventScore.Nothing(seconds: 0), ReadOnlyDictionary<string, EventScore>.Empty);

    /// <summary>Scores a channel.</summary>
    /// <param name="channel">Its name.</param>
    /// <param name="match">Its events.</param>
    /// <param name="seconds">Seconds of it that were analyzed.</param>
    public static ChannelScore Of(string channel, EventMatch match, double seconds)
    {
        ArgumentNullException.ThrowIfNull(match);
        return new(
            channel,
            EventScore.Of(match, seconds),
            match.Reference.Concat(match.Found).Select(item => item.Label).Distinct(StringComparer.Ordinal)
                .ToDictionary(label => label, label => EventScore.Of(match, seconds, label), StringComparer.Ordinal));
    }
}
