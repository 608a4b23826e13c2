using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>A burst and its place among its neighbours of the same segment.</summary>
/// <param name="Measured">The burst.</param>
/// <param name="PreviousIntervalSeconds">Onset-to-onset time to the previous burst; not a number for the first.</param>
/// <param name="NextIntervalSeconds">Onset-to-onset time to the next burst; not a number for the last.</param>
internal readonly record struct BurstContext(MeasuredBurst Measured, double PreviousIntervalSeconds, double NextIntervalSeconds)
{
    /// <summary>Whether an end of the segment cuts the burst, so that its duration is only a lower limit.</summary>
    public bool IsCut => (Measured.Burst.Flags & (BurstFlags.TouchesStart | BurstFlags.TouchesEnd)) != BurstFlags.None;

    /// <summary>The shorter of the two intervals in seconds; infinite for a burst that is alone in its segment.</summary>
    public double NearestIntervalSeconds => Math.Min(OrInfinite(PreviousIntervalSeconds), OrInfinite(NextIntervalSeconds));

    /// <summary>The longer of the two intervals in seconds; infinite for the first and the last burst of a segment.</summary>
    public double WidestIntervalSeconds => Math.Max(OrInfinite(PreviousIntervalSeconds), OrInfinite(NextIntervalSeconds));

    private static double OrInfinite(double seconds) => double.IsNaN(seconds) ? double.PositiveInfinity : seconds;
}
