using EmgTool.Core;
using EmgTool.Core.Evaluation;

namespace EmgTool.Accuracy;

/// <summary>What a detector found on a channel, by onset.</summary>
/// <param name="Bursts">Bursts.</param>
/// <param name="Silences">Silences of contractions, which are among the bursts.</param>
internal readonly record struct FoundChannel(IReadOnlyList<TimedEvent> Bursts, IReadOnlyList<TimedEvent> Silences)
{
    public static FoundChannel Of(ChannelResult result) =>
        new([.. result.Bursts.Select(burst => TimedEvent.Of(burst))], [.. result.Silences.Select(silence => TimedEvent.Of(silence))]);
}
