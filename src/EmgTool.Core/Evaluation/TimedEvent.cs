using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Evaluation;

/// <summary>An event of one channel as events are compared: found by an analysis, or given by a reference.</summary>
/// <param name="OnsetSeconds">Onset in seconds from the start of the recording.</param>
/// <param name="OffsetSeconds">Offset in seconds from the start of the recording; not a number where the reference gives no duration.</param>
/// <param name="Label">What it is.</param>
public readonly record struct TimedEvent(double OnsetSeconds, double OffsetSeconds, string Label)
{
    /// <summary>A burst that was found.</summary>
    public static TimedEvent Of(in LabeledBurst burst) => new(burst.Measured.OnsetSeconds, burst.Measured.OffsetSeconds, burst.Decision.Label);

    /// <summary>An event that a table or the recording itself tells of.</summary>
    public static TimedEvent Of(Annotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        return new((double)annotation.OnsetSeconds, (double?)(annotation.OnsetSeconds + annotation.DurationSeconds) ?? double.NaN, annotation.Text);
    }
}
