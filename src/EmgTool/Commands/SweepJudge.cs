using EmgTool.Core;
using EmgTool.Core.Evaluation;
using EmgTool.Core.Recordings;

namespace EmgTool.Commands;

/// <summary>Scores results against a reference and keeps nothing but numbers: there may be thousands of settings.</summary>
/// <param name="source">Gives the reference of each recording.</param>
/// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
internal sealed class SweepJudge(ReferenceSource source, double toleranceSeconds) : IJudge<SweptRecording>
{
    /// <inheritdoc/>
    public SweptRecording Judge(Recording recording, IReadOnlyList<Channel> channels, IEnumerable<AnalysisResult> results)
    {
        var reference = source.Of(recording, channels);
        return new(
            [
                .. results.Select(result => EventScore.Pool(result.Channels.Zip(reference.Channels, (channel, events) =>
                    EventScore.Of(EventMatch.Of(events, TimedEvent.Of(channel.Bursts), toleranceSeconds), channel.SecondsAnalyzed))).WithoutErrors()),
            ],
            reference);
    }
}
