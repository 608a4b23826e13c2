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

    public static RuleFit Of(Rule rule, ReadOnlySpan<BurstContext> bursts)
    {
        var scores = new double[bursts.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ScoreOf(rule, bursts[i]);
        }

        if (rule.Recurrence is not { } recurrence)
        {
            return new RuleFit(rule, scores, places: null);
        }

        var places = RecurrenceFinder.Find(bursts, scores, recurrence);
        for (var i = 0; i < scores.Length; i++)
        {
            var own = places[i].IsFilled ? places[i].FillScore : scores[i];
            var isSeries = recurrence.Holds(places[i].Count);
            scores[i] = isSeries ? Math.Min(own, recurrence.Score?.At(places[i].Count) ?? 1) : double.NaN;
        }

        return new RuleFit(rule, scores, places);
    }

    public bool Fits(int burst) => !double.IsNaN(_scores[burst]);

    /// <summary>The score, 0 to 1; not a number when the rule does not fit.</summary>
    public double Score(int burst) => _scores[burst];

    /// <summary>The place in the series; <see langword="null"/> for a rule that asks for none.</summary>
    public RecurrencePlace? Place(int burst) => _places?[burst];

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

        return score;
    }
}
