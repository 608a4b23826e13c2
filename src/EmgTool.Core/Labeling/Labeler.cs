namespace EmgTool.Core.Labeling;

/// <summary>Gives the bursts of a channel their labels by a table of rules, and gathers them into trains. It keeps nothing from one call to the next.</summary>
public sealed class Labeler
{
    private readonly (Rule Rule, RuleText Words)[] _rules;
    private readonly (Rule Rule, RuleText Words)[] _silenceRules;
    private readonly IReadOnlyList<TrainRule> _trainRules;
    private readonly double _ambiguityMargin;

    /// <summary>Makes a labeller.</summary>
    /// <param name="table">The rules.</param>
    public Labeler(RuleTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _rules = Worded(table.Rules.Where(rule => HasItsInputs(rule) && !rule.IsForSilences));
        _silenceRules = Worded(table.Rules.Where(rule => HasItsInputs(rule) && (rule.IsForSilences || rule.Criteria.Count == 0)));
        _trainRules = table.TrainRules;
        _ambiguityMargin = table.AmbiguityMargin;
        SkippedRules = [.. table.Rules.Where(r => !HasItsInputs(r))];
    }

    /// <summary>Rules that need more than the signal of one channel, and so are not applied.</summary>
    public IReadOnlyList<Rule> SkippedRules { get; }

    /// <summary>Labels the bursts of one channel.</summary>
    /// <param name="bursts">The bursts by onset, segment after segment. The result refers to them, and so they must stay as they are.</param>
    /// <param name="secondsAnalyzed">How much of the channel was analyzed, in seconds.</param>
    /// <returns>The same bursts with their labels, each made anew when it is asked for; the trains by onset; and how many bursts have each label that occurs.</returns>
    /// <exception cref="ArgumentException">The bursts are not in order.</exception>
    public (IReadOnlyList<LabeledBurst> Bursts, IReadOnlyList<Train> Trains, IReadOnlyDictionary<string, int> CountsByLabel) Label(
        IReadOnlyList<MeasuredBurst> bursts, double secondsAnalyzed)
    {
        return Label(_rules, bursts, secondsAnalyzed);
    }

    /// <summary>Labels the silences of one channel.</summary>
    /// <inheritdoc cref="Label(IReadOnlyList{MeasuredBurst}, double)"/>
    public (IReadOnlyList<LabeledBurst> Bursts, IReadOnlyList<Train> Trains, IReadOnlyDictionary<string, int> CountsByLabel) LabelSilences(
        IReadOnlyList<MeasuredBurst> bursts, double secondsAnalyzed) => Label(_silenceRules, bursts, secondsAnalyzed);

    private (IReadOnlyList<LabeledBurst> Bursts, IReadOnlyList<Train> Trains, IReadOnlyDictionary<string, int> CountsByLabel) Label(
        (Rule Rule, RuleText Words)[] rules, IReadOnlyList<MeasuredBurst> bursts, double secondsAnalyzed)
    {
        ArgumentNullException.ThrowIfNull(bursts);
        ArgumentOutOfRangeException.ThrowIfNegative(secondsAnalyzed);
        var builder = new TrainBuilder(_trainRules, bursts.Count);
        var channel = new ChannelFit(rules, new BurstContexts(bursts), secondsAnalyzed, builder);
        var (trains, trainOf) = builder.Build();
        return (new LabeledBursts(channel, trainOf, _ambiguityMargin), trains, channel.CountsByLabel);
    }

    private static (Rule Rule, RuleText Words)[] Worded(IEnumerable<Rule> rules) => [.. rules.Select(rule => (rule, new RuleText(rule)))];

    private static bool HasItsInputs(Rule rule) => rule.Inputs.All(i => string.Equals(i, "emg", StringComparison.Ordinal));
}
