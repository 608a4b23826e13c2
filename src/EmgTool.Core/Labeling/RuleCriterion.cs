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

    /// <summary>Why these numbers, with the source of each.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether a value fits. What could not be measured does not.</summary>
    /// <param name="value">Value of the feature, in its unit.</param>
    public bool Holds(double value) =>
        value >= Minimum && (MaximumExcluded ? value < Maximum : value <= Maximum);

    /// <summary>Whether a burst fits. The duration of a burst that is cut by the end of its segment is only a lower limit, which no upper limit can be checked against.</summary>
    internal bool Holds(in BurstContext context) =>
        !(context.IsCut && Feature.IsDuration && Maximum < double.PositiveInfinity) && Holds(Feature.Read(context));

    internal double ScoreOf(in BurstContext context) => Score is null ? 1 : Score.At(Feature.Read(context));
}
