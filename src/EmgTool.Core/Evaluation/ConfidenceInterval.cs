namespace EmgTool.Core.Evaluation;

/// <summary>Where a measure would lie in 95 of 100 repetitions; both ends are not a number where that cannot be told.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>Nothing is known.</summary>
    public static readonly ConfidenceInterval Unknown = new(double.NaN, double.NaN);
}
