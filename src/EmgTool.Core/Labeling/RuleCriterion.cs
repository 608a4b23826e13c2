namespace EmgTool.Core.Labeling;

/// <summary>What a rule asks of one feature: a range that decides and a curve that scores.</summary>
public sealed record RuleCriterion
{
    /// <summary>The values that fit; a range without limits when the feature only scores.</summary>
    public required FeatureRange Range { get; init; }

    /// <summary>How well a value fits; <see langword="null"/> when every value of the range fits fully.</summary>
    public ScoreCurve? Score { get; init; }

    /// <summary>For which bursts it is asked: those that lie in all of these ranges. Empty for every burst.</summary>
    public IReadOnlyList<FeatureRange> When { get; init; } = [];

    /// <summary>Why these numbers, with the source of each.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it is asked of a burst.</summary>
    internal bool AppliesTo(in BurstContext context)
    {
        for (var i = 0; i < When.Count; i++)
        {
            if (!When[i].Holds(context))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a burst fits, or need not.</summary>
    internal bool Holds(in BurstContext context) => !AppliesTo(context) || Range.Holds(context);

    /// <summary>How well a burst that fits does so, 0 to 1. What was not measured and has no limit to meet is not held against it.</summary>
    internal double ScoreOf(in BurstContext context)
    {
        if (Score is null || !AppliesTo(context))
        {
            return 1;
        }

        var value = Range.Feature.Read(context);
        return double.IsNaN(value) ? 1 : Score.At(value);
    }

    /// <summary>How well a burst fits; 0 when it does not.</summary>
    internal double ScoreIfHeld(in BurstContext context) => Holds(context) ? ScoreOf(context) : 0;
}
