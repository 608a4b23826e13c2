using EmgTool.Core;
using EmgTool.Core.Evaluation;
using EmgTool.Core.Recordings;

namespace EmgTool.Commands;

/// <summary>Scores results against a reference.</summary>
/// <param name="source">Gives the reference of each recording.</param>
/// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
/// <param name="variants">Names of the settings.</param>
internal sealed class ScoreJudge(ReferenceSource source, double toleranceSeconds, IReadOnlyList<string> variants) : IJudge<ScoredRecording>
{
    /// <summary>What tables call the reference.</summary>
    public const string ReferenceName = "reference";

    /// <inheritdoc/>
    public ScoredRecording Judge(Recording recording, IReadOnlyList<Channel> channels, IEnumerable<AnalysisResult> results)
    {
        var reference = source.Of(recording, channels);
        var names = ChannelNames.Distinct(recording.Channels);
        var scores = new List<IReadOnlyList<ChannelScore>>();
        var differences = new List<EventDifference>();
        foreach (var result in results)
        {
            var variant = variants[scores.Count];
            var ofVariant = new List<ChannelScore>();
            for (var i = 0; i < channels.Count; i++)
            {
                var (name, channel) = (names[channels[i].Index], result.Channels[i]);
                var match = EventMatch.Of(reference.Channels[i], TimedEvent.Of(channel.Bursts), toleranceSeconds);
                ofVariant.Add(ChannelScore.Of(name, match, channel.SecondsAnalyzed));
                differences.AddRange(match.Missed().Select(item => Difference(name, item, variant, isMissed: true))
                    .Concat(match.Extra().Select(item => Difference(name, item, variant, isMissed: false)))
                    .OrderBy(item => item.OnsetSeconds));
            }

            scores.Add(ofVariant);
        }

        return new(new(recording.Name, scores), differences, reference);

        EventDifference Difference(string channel, TimedEvent item, string variant, bool isMissed) =>
            new(recording.Name, channel, item.OnsetSeconds, item.OffsetSeconds - item.OnsetSeconds, ReferenceName, variant, isMissed, item.Label);
    }
}
