using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>A burst with its measures, before it has a label.</summary>
/// <param name="Burst">Where it is, in samples.</param>
/// <param name="OnsetSeconds">Onset in seconds from the start of the recording.</param>
/// <param name="DurationSeconds">Offset less onset.</param>
/// <param name="Measures">What was measured in it.</param>
public readonly record struct MeasuredBurst(Burst Burst, double OnsetSeconds, double DurationSeconds, BurstMeasures Measures)
{
    /// <summary>Sample with the largest absolute value, as index among the channel's stored samples.</summary>
    public long PeakSample { get; init; }

    /// <summary>Offset in seconds from the start of the recording.</summary>
    public double OffsetSeconds => OnsetSeconds + DurationSeconds;
}
