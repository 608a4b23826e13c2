using System.Collections;

namespace EmgTool.Core.Labeling;

/// <summary>The bursts of a channel with their labels, each put together when it is asked for: a night has hundreds of thousands, which are looked at one by one.</summary>
/// <param name="channel">How the rules fit the bursts.</param>
/// <param name="trainOf">The number of the train of each burst, 0 for none.</param>
/// <param name="ambiguityMargin">Two labels whose scores differ by less are ambiguous.</param>
internal sealed class LabeledBursts(ChannelFit channel, int[] trainOf, double ambiguityMargin) : IReadOnlyList<LabeledBurst>
{
    private static readonly string[] Ambiguous = [LabelFlag.Ambiguous];
    private static readonly string[] Few = [LabelFlag.FewEvents];
    private static readonly string[] AmbiguousAndFew = [LabelFlag.Ambiguous, LabelFlag.FewEvents];

    /// <inheritdoc/>
    public int Count => trainOf.Length;

    /// <inheritdoc/>
    public LabeledBurst this[int index] => Labeled(index, channel.Bursts[index]);

    /// <inheritdoc/>
    public IEnumerator<LabeledBurst> GetEnumerator()
    {
        var burst = 0;
        foreach (var context in channel.Bursts)
        {
            yield return Labeled(burst++, context);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private LabeledBurst Labeled(int burst, in BurstContext context) => new()
    {
        Measured = context.Measured,
        Decision = Decide(burst, context),
        PreviousIntervalSeconds = context.PreviousIntervalSeconds,
        NextIntervalSeconds = context.NextIntervalSeconds,
        Train = trainOf[burst],
    };

    private LabelDecision Decide(int burst, in BurstContext context)
    {
        var winner = channel.Winner(burst);
        var rule = winner.Rule;
        var (score, place) = winner.Fit(burst, context);
        var runnerUp = channel.RunnerUp(burst);
        var runnerUpScore = runnerUp?.Fit(burst, context).Score ?? 0;
        var isFew = channel.Events(winner, place) < rule.EnoughEvents;
        var isAmbiguous = runnerUp is not null && score - runnerUpScore < ambiguityMargin;
        for (var i = 0; i < rule.Overlaps.Count; i++)
        {
            isAmbiguous |= rule.Overlaps[i].When is { } when && when.Holds(context);
        }

        return new LabelDecision
        {
            Label = rule.Label,
            Rule = rule.Id,
            Score = score,
            Band = DurationBand.Of(context.Measured.DurationSeconds, context.Measured.Measures.SpikeCount),
            Evidence = new Evidence(channel, burst),
            RunnerUp = runnerUp?.Rule.Label ?? "",
            RunnerUpScore = runnerUpScore,
            Flags = (isAmbiguous, isFew) switch
            {
                (true, true) => AmbiguousAndFew,
                (true, false) => Ambiguous,
                (false, true) => Few,
                _ => [],
            },
        };
    }
}
