namespace EmgTool.Core.Labeling;

/// <summary>Where a burst stands in the series of bursts that meet the same rule.</summary>
/// <param name="Count">Bursts that make the series; 0 when each of them fits another rule better.</param>
/// <param name="TypicalIntervalSeconds">Lower median of the onset-to-onset intervals; not a number for fewer than two bursts.</param>
/// <param name="RegularShare">Share of the intervals that are regular, 0 to 1; not a number where regularity is not asked for.</param>
internal readonly record struct RecurrencePlace(int Count, double TypicalIntervalSeconds, double RegularShare)
{
    /// <summary>Whether the burst was taken in because one is missing where it lies.</summary>
    public bool IsFilled => IntervalBeforeSeconds > 0;

    /// <summary>For a burst that was taken in: seconds from the onset of the series' previous burst.</summary>
    public double IntervalBeforeSeconds { get; init; }

    /// <summary>For a burst that was taken in: 1 at the expected place, 0 at the limit of the tolerance.</summary>
    public double FillScore { get; init; }
}
