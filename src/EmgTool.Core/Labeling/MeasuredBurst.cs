using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>A burst with its measures, before it has a label.</summary>
/// <param name="Burst">Where it is, in samples.</param>
/// <param name="OnsetSeconds">Onset in seconds from the start of the recording.</param>
/// <param name="DurationSeconds">Offset less onset.</param>
/// <param name="Measures">What was measured in it.</param>
public readonly record struct MeasuredBurst(Burst Burst, double OnsetSeconds, double DurationSeconds, BurstMeasures Measures)
{
    /// <summary>Offset in seconds from the start of the recording.</summary>
    public double OffsetSeconds => OnsetSeconds + DurationSeconds;
}
