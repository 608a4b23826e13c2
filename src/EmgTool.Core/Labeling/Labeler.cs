using System.Globalization;

namespace EmgTool.Core.Labeling;

/// <summary>Gives the bursts of a channel their labels by a table of rules, and gathers them into trains. It keeps nothing from one call to the next.</summary>
public sealed class Labeler
{
    private static readonly string[] Ambiguous = [LabelFlag.Ambiguous];
    private static readonly string[] Few = [LabelFlag.FewEvents];
    private static readonly string[] AmbiguousAndFew = [LabelFlag.Ambiguous, LabelFlag.FewEvents];

    private readonly Rule[] _rules;
    private readonly RuleText[] _words;
    private readonly IReadOnlyList<TrainRule> _trainRules;
    private readonly double _ambiguityMargin;

    /// <summary>Makes a labeller.</summary>
    /// <param name="table">The rules.</param>
    public Labeler(RuleTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _rules = [.. table.Rules.Where(HasItsInputs)];
        _words = Array.ConvertAll(_rules, rule => new RuleText(rule));
        _trainRules = table.TrainRules;
        _ambiguityMargin = table.AmbiguityMargin;
        SkippedRules = [.. table.Rules.Where(r => !HasItsInputs(r))];
    }

    /// <summary>Rules that need more than the signal of one channel, and so are not applied.</summary>
    public IReadOnlyList<Rule> SkippedRules { get; }

    /// <summary>Labels the bursts of one channel.</summary>
    /// <param name="bursts">The bursts by onset, segment after segment.</param>
    /// <param name="secondsAnalyzed">How much of the channel was analyzed, in seconds.</param>
    /// <returns>The same bursts with their labels, and the trains by onset.</returns>
    /// <exception cref="ArgumentException">The bursts are not in order.</exception>
    public (IReadOnlyList<LabeledBurst> Bursts, IReadOnlyList<Train> Trains) Label(IReadOnlyList<MeasuredBurst> bursts, double secondsAnalyzed)
    {
        ArgumentNullException.ThrowIfNull(bursts);
        ArgumentOutOfRangeException.ThrowIfNegative(secondsAnalyzed);
        var channel = new ChannelFit(_rules, _words, Neighbours(bursts), secondsAnalyzed);
        var labels = new string[channel.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = channel.Winner(i).Rule.Label;
        }

        var (trains, trainOf) = TrainBuilder.Build(bursts, labels, _trainRules);
        var labeled = new LabeledBurst[labels.Length];
        for (var i = 0; i < labeled.Length; i++)
        {
            ref readonly var context = ref channel.Burst(i);
            labeled[i] = new LabeledBurst
            {
                Measured = context.Measured,
                Decision = Decide(channel, i),
                PreviousIntervalSeconds = context.PreviousIntervalSeconds,
                NextIntervalSeconds = context.NextIntervalSeconds,
                Train = trainOf[i],
            };
        }

        return (labeled, trains);
    }

    private static bool HasItsInputs(Rule rule) => rule.Inputs.All(i => string.Equals(i, "emg", StringComparison.Ordinal));

    private static BurstContext[] Neighbours(IReadOnlyList<MeasuredBurst> bursts)
    {
        var contexts = new BurstContext[bursts.Count];
        var before = double.NaN;
        for (var i = 0; i < contexts.Length; i++)
        {
            var after = double.NaN;
            if (i + 1 < contexts.Length)
            {
                var (here, next) = (bursts[i], bursts[i + 1]);
                // Segments may overlap in time (EDF+D); within one, bursts follow each other.
                if (next.Burst.Segment < here.Burst.Segment
                    || (next.Burst.Segment == here.Burst.Segment && !(next.OnsetSeconds > here.OnsetSeconds)))
                {
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Burst {i + 1} does not begin after burst {i}."), nameof(bursts));
                }

                after = next.Burst.Segment == here.Burst.Segment ? next.OnsetSeconds - here.OnsetSeconds : double.NaN;
            }

            contexts[i] = new BurstContext(bursts[i], before, after);
            before = after;
        }

        return contexts;
    }

    private LabelDecision Decide(ChannelFit channel, int burst)
    {
        ref readonly var context = ref channel.Burst(burst);
        var winner = channel.Winner(burst);
        var rule = winner.Rule;
        var runnerUp = channel.RunnerUp(burst);
        var isFew = channel.Events(burst) < rule.EnoughEvents;
        var isAmbiguous = runnerUp is not null && winner.Score(burst) - runnerUp.Score(burst) < _ambiguityMargin;
        for (var i = 0; i < rule.Overlaps.Count; i++)
        {
            isAmbiguous |= rule.Overlaps[i].When is { } when && when.Holds(context);
        }

        return new LabelDecision
        {
            Label = rule.Label,
            Rule = rule.Id,
            Score = winner.Score(burst),
            Band = DurationBand.Of(context.Measured.DurationSeconds, context.Measured.Measures.SpikeCount),
            Evidence = new Evidence(channel, burst),
            RunnerUp = runnerUp?.Rule.Label ?? "",
            RunnerUpScore = runnerUp?.Score(burst) ?? 0,
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
