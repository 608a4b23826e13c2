namespace EmgTool.Core.Labeling;

/// <summary>How one rule fits each burst of a channel.</summary>
internal sealed class RuleFit
{
    private readonly double[] _scores;
    private readonly RecurrencePlace[]? _places;

    private RuleFit(Rule rule, double[] scores, RecurrencePlace[]? places)
    {
        Rule = rule;
        _scores = scores;
        _places = places;
    }

    public Rule Rule { get; }

    /// <summary>Fits all rules to all bursts.</summary>
    /// <param name="rules">The rules in order of precedence.</param>
    /// <param name="bursts">The bursts of a channel by onset.</param>
    public static RuleFit[] All(Rule[] rules, BurstContext[] bursts)
    {
        var own = Array.ConvertAll(rules, rule => Array.ConvertAll(bursts, burst => ScoreOf(rule, burst)));
        var rivals = new double[bursts.Length];
        for (var r = 0; r < rules.Length; r++)
        {
            for (var i = 0; i < rivals.Length && rules[r] is { Recurrence: null, IsFallback: false }; i++)
            {
                rivals[i] = double.MaxNumber(rivals[i], own[r][i]);
            }
        }

        var fits = new RuleFit[rules.Length];
        for (var r = 0; r < rules.Length; r++)
        {
            fits[r] = rules[r].Recurrence is { } recurrence
                ? Recurring(rules[r], recurrence, own[r], RecurrenceFinder.Find(bursts, own[r], rivals, recurrence))
                : new RuleFit(rules[r], own[r], places: null);
        }

        return fits;
    }

    public bool Fits(int burst) => !double.IsNaN(_scores[burst]);

    /// <summary>The score, 0 to 1; not a number when the rule does not fit.</summary>
    public double Score(int burst) => _scores[burst];

    /// <summary>The place in the series; <see langword="null"/> for a rule that asks for none.</summary>
    public RecurrencePlace? Place(int burst) => _places?[burst];

    private static RuleFit Recurring(Rule rule, RuleRecurrence recurrence, double[] own, RecurrencePlace[] places)
    {
        var scores = new double[own.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var score = places[i].IsFilled ? places[i].FillScore : own[i];
            scores[i] = recurrence.Holds(places[i].Count) ? Math.Min(score, recurrence.ScoreOf(places[i])) : double.NaN;
        }

        return new RuleFit(rule, scores, places);
    }

    private static double ScoreOf(Rule rule, in BurstContext burst)
    {
        // The rule without criteria takes what is left, and so fits nothing well.
        var score = rule.Criteria.Count == 0 ? 0.0 : 1.0;
        foreach (var criterion in rule.Criteria)
        {
            if (!criterion.Holds(burst))
            {
                return double.NaN;
            }

            score = Math.Min(score, criterion.ScoreOf(burst));
        }

        // What scores nothing does not fit either, or a burst would get a label that nothing speaks for.
        return score > 0 || rule.Criteria.Count == 0 ? score : double.NaN;
    }
}
