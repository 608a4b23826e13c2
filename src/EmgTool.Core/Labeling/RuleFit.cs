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
        var own = Array.ConvertAll(rules, rule => ScoresOf(rule, bursts));
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

    /// <summary>How far a burst is from what the rule asks for: the share of what is asked that it does not meet, and how well it meets the rest.</summary>
    public (double Share, double Score) Miss(int burst, in BurstContext context)
    {
        var (asked, against, score) = (0, 0, 1.0);
        for (var i = 0; i < Rule.Criteria.Count; i++)
        {
            var criterion = Rule.Criteria[i];
            asked += criterion.AppliesTo(context) ? 1 : 0;
            var own = criterion.ScoreIfHeld(context);
            if (own > 0)
            {
                score = Math.Min(score, own);
            }
            else
            {
                against++;
            }
        }

        against = against == 0 && _places is not null ? 1 : against;
        return ((double)against / (asked + (Rule.Recurrence is null ? 0 : 1)), score);
    }

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

    private static double[] ScoresOf(Rule rule, BurstContext[] bursts)
    {
        var criteria = rule.Criteria.ToArray();
        var scores = new double[bursts.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ScoreOf(criteria, bursts[i]);
        }

        return scores;
    }

    private static double ScoreOf(RuleCriterion[] criteria, in BurstContext burst)
    {
        // The rule without criteria takes what is left, and so fits nothing well.
        var score = criteria.Length == 0 ? 0.0 : 1.0;
        foreach (var criterion in criteria)
        {
            if (!criterion.Holds(burst))
            {
                return double.NaN;
            }

            score = Math.Min(score, criterion.ScoreOf(burst));
        }

        // What scores nothing does not fit either, or a burst would get a label that nothing speaks for.
        return score > 0 || criteria.Length == 0 ? score : double.NaN;
    }
}
