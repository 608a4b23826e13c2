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
    public bool NeedsLabels => true;

    /// <inheritdoc/>
    public ScoredRecording Judge(Recording recording, IReadOnlyList<Channel> channels, IEnumerable<VariantResult> results)
    {
        var reference = source.Of(recording, channels);
        var names = ChannelNames.Distinct(recording.Channels);
        var scores = new IReadOnlyList<ChannelScore>[variants.Count];
        var differences = new List<EventDifference>[variants.Count];
        var hidden = new int[variants.Count];
        foreach (var (variant, result) in results)
        {
            var ofVariant = new List<ChannelScore>();
            differences[variant] = [];
            for (var i = 0; i < channels.Count; i++)
            {
                var (name, channel) = (names[channels[i].Index], result.Channels[i]);
                if (reference.Match(i, channel, toleranceSeconds) is not { } match)
                {
                    ofVariant.Add(ChannelScore.Unknown(name));
                    continue;
                }

                hidden[variant] += reference.Channels[i].Count - match.Reference.Count;
                ofVariant.Add(ChannelScore.Of(name, match, channel.SecondsAnalyzed));
                differences[variant].AddRange(match.Missed().Select(item => Difference(name, item, variants[variant], isMissed: true))
                    .Concat(match.Extra().Select(item => Difference(name, item, variants[variant], isMissed: false)))
                    .OrderBy(item => item.OnsetSeconds));
            }

            scores[variant] = ofVariant;
        }

        return new(new(recording.Name, scores), [.. differences.SelectMany(list => list)], reference with { Hidden = (hidden.Min(), hidden.Max()) });

        EventDifference Difference(string channel, TimedEvent item, string variant, bool isMissed) =>
            new(recording.Name, channel, item.OnsetSeconds, item.OffsetSeconds - item.OnsetSeconds, ReferenceName, variant, isMissed, item.Label);
    }
}
