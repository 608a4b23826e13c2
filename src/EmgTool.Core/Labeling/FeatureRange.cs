namespace EmgTool.Core.Labeling;

/// <summary>The values of a feature between two limits.</summary>
public sealed record FeatureRange
{
    /// <summary>The feature.</summary>
    public required Feature Feature { get; init; }

    /// <summary>Lowest value inside, in the feature's unit; minus infinity for no limit.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Highest value inside, in the feature's unit; infinity for no limit.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Maximum"/> itself is no longer inside.</summary>
    public bool MaximumExcluded { get; init; }

    /// <summary>Whether there is a limit at all.</summary>
    public bool HasLimits => !double.IsInfinity(Minimum) || !double.IsInfinity(Maximum);

    /// <summary>Whether a value lies inside. What could not be measured (not a number) meets no limit.</summary>
    /// <param name="value">Value of the feature, in its unit.</param>
    public bool Holds(double value) =>
        !HasLimits || (value >= Minimum && (MaximumExcluded ? value < Maximum : value <= Maximum));

    /// <summary>Whether a burst lies inside. The duration of a burst that is cut by the end of its segment is only a lower limit, which no upper limit can be checked against.</summary>
    internal bool Holds(in BurstContext context) =>
        !(context.IsCut && Feature.IsDuration && Maximum < double.PositiveInfinity) && Holds(Feature.Read(context));
}
