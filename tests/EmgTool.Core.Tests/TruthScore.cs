using EmgTool.Core.Evaluation;
using EmgTool.Core.Synthesis;

namespace EmgTool.Core.Tests;

/// <summary>How found bursts agree with the true events of a synthetic recording.</summary>
internal static class TruthScore
{
    private const double ToleranceSeconds = 0.05;

    public static EventScore Of(Synthesizer synthesizer, AnalysisResult result) => EventScore.Pool(result.Channels.Select(channel => EventScore.Of(
        EventMatch.Of(
            synthesizer.Truth.Where(item => item.ChannelIndex == channel.Channel.Index).Select(Timed),
            TimedEvent.Of(channel.Bursts),
            ToleranceSeconds),
        channel.SecondsAnalyzed)));

    private static TimedEvent Timed(TrueEvent item) => new((double)item.OnsetSeconds, (double)(item.OnsetSeconds + item.DurationSeconds), item.Label);
}
