namespace EmgTool.Core.Labeling;

/// <summary>How one rule fits the bursts of a channel. Only the series are kept: how well a burst fits is found again when it is asked for.</summary>
internal sealed class RuleFit
{
    private readonly RuleCriterion[] _criteria;
    private readonly RecurrencePlaces? _places;

    /// <summary>A rule on a channel.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="words">What it asks for in words.</param>
    /// <param name="finder">Finds the series of the channel; <see langword="null"/> for a rule that asks for none.</param>
    public RuleFit(Rule rule, RuleText words, RecurrenceFinder? finder)
    {
        Rule = rule;
        Words = words;
        _criteria = [.. rule.Criteria];
        _places = finder?.Places;
    }

    public Rule Rule { get; }

    /// <summary>What the rule asks for in words.</summary>
    public RuleText Words { get; }

    /// <summary>How well a burst meets the criteria, 0 to 1, whatever lies around it; not a number when it does not.</summary>
    public double OwnScore(in BurstContext context)
    {
        // The rule without criteria takes what is left, and so fits nothing well.
        var score = _criteria.Length == 0 ? 0.0 : 1.0;
        foreach (var criterion in _criteria)
        {
            if (!criterion.Holds(context))
            {
                return double.NaN;
            }

            score = Math.Min(score, criterion.ScoreOf(context));
        }

        // What scores nothing does not fit either, or a burst would get a label that nothing speaks for.
        return score > 0 || _criteria.Length == 0 ? score : double.NaN;
    }

    /// <summary>How well the rule fits a burst.</summary>
    /// <param name="burst">Its number on the channel.</param>
    /// <param name="context">The burst.</param>
    /// <returns>0 to 1, not a number when the rule does not fit; and the place in the series, <see langword="null"/> for a rule that asks for none.</returns>
    public (double Score, RecurrencePlace? Place) Fit(int burst, in BurstContext context)
    {
        var own = OwnScore(context);
        if (_places is null)
        {
            return (own, null);
        }

        var place = _places.Of(burst, meets: !double.IsNaN(own));
        var recurrence = Rule.Recurrence!;
        var score = place.IsFilled ? place.FillScore : own;
        return (recurrence.Holds(place.Count) ? Math.Min(score, recurrence.ScoreOf(place)) : double.NaN, place);
    }

    /// <summary>The place of a burst in the series; <see langword="null"/> for a rule that asks for none.</summary>
    public RecurrencePlace? Place(int burst, in BurstContext context) => _places?.Of(burst, meets: !double.IsNaN(OwnScore(context)));

    /// <summary>How far a burst is from what the rule asks for: the share of what is asked that it does not meet, and how well it meets the rest.</summary>
    public (double Share, double Score) Miss(in BurstContext context)
    {
        var (asked, against, score) = (0, 0, 1.0);
        foreach (var criterion in _criteria)
        {
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
}
