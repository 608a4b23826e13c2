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
        var hidden = new int[variants];
        foreach (var (variant, result) in results)
        {
            var ofChannels = new EventScore[channels.Count];
            for (var i = 0; i < ofChannels.Length; i++)
            {
                var match = reference.Match(i, result.Channels[i], toleranceSeconds);
                hidden[variant] += match is null ? 0 : reference.Channels[i].Count - match.Reference.Count;
                ofChannels[i] = match is null ? EventScore.Nothing(seconds: 0) : EventScore.Of(match, result.Channels[i].SecondsAnalyzed);
            }

            scores[variant] = EventScore.Pool(ofChannels).WithoutErrors();
        }

        return new(scores, reference with { Hidden = (hidden.Min(), hidden.Max()) });
    }
}
