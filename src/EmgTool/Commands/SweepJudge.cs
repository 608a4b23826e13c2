using EmgTool.Core;
using EmgTool.Core.Evaluation;
using EmgTool.Core.Recordings;

namespace EmgTool.Commands;

/// <summary>Scores results against a reference and keeps nothing but numbers: there may be thousands of settings.</summary>
/// <param name="source">Gives the reference of each recording.</param>
/// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
/// <param name="variants">Number of settings.</param>
internal sealed class SweepJudge(ReferenceSource source, double toleranceSeconds, int variants) : IJudge<SweptRecording>
{
    /// <inheritdoc/>
    public bool NeedsLabels => false;

    /// <inheritdoc/>
    public SweptRecording Judge(Recording recording, IReadOnlyList<Channel> channels, IEnumerable<VariantResult> results)
    {
        var reference = source.Of(recording, channels);
        var scores = new EventScore[variants];
        foreach (var (variant, result) in results)
        {
            scores[variant] = EventScore.Pool(result.Channels.Zip(reference.Channels, (channel, events) => channel.Misfit is not null
                ? EventScore.Nothing(seconds: 0)
                : EventScore.Of(EventMatch.Of(events, reference.Comparable(channel), toleranceSeconds), channel.SecondsAnalyzed))).WithoutErrors();
        }

        return new(scores, reference);
    }
}
