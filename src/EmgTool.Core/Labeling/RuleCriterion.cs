namespace EmgTool.Core.Labeling;

/// <summary>What a rule asks of one feature: a range that decides and a curve that scores.</summary>
public sealed record RuleCriterion
{
    /// <summary>The feature that it looks at.</summary>
    public required Feature Feature { get; init; }

    /// <summary>Lowest value that fits, in the feature's unit; minus infinity for no limit.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Highest value that fits, in the feature's unit; infinity for no limit.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Maximum"/> itself no longer fits.</summary>
    public bool MaximumExcluded { get; init; }

    /// <summary>How well a value fits; <see langword="null"/> when every value of the range fits fully.</summary>
    public ScoreCurve? Score { get; init; }

    /// <summary>For which bursts it is asked at all; <see langword="null"/> for every burst.</summary>
    public RuleCriterion? When { get; init; }

    /// <summary>Why these numbers, with the source of each.</summary>
    public required string Reason { get; init; }

    private bool HasLimits => !double.IsInfinity(Minimum) || !double.IsInfinity(Maximum);

    /// <summary>Whether a value fits. What could not be measured meets no limit.</summary>
    /// <param name="value">Value of the feature, in its unit.</param>
    public bool Holds(double value) =>
        !HasLimits || (value >= Minimum && (MaximumExcluded ? value < Maximum : value <= Maximum));

    /// <summary>Whether the criterion is asked of a burst.</summary>
    internal bool AppliesTo(in BurstContext context) => When is null || When.Holds(context);

    /// <summary>Whether a burst fits, or need not. The duration of a burst that is cut by the end of its segment is only a lower limit, which no upper limit can be checked against.</summary>
    internal bool Holds(in BurstContext context) =>
        !AppliesTo(context)
        || (!(context.IsCut && Feature.IsDuration && Maximum < double.PositiveInfinity) && Holds(Feature.Read(context)));

    /// <summary>How well a burst that fits does so, 0 to 1. What was not measured and has no limit to meet is not held against it.</summary>
    internal double ScoreOf(in BurstContext context)
    {
        if (Score is null || !AppliesTo(context))
        {
            return 1;
        }

        var value = Feature.Read(context);
        return double.IsNaN(value) ? 1 : Score.At(value);
    }
}
