using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Evaluation;

/// <summary>An event of one channel as events are compared: found by an analysis, or given by a reference.</summary>
/// <param name="OnsetSeconds">Onset in seconds from the start of the recording.</param>
/// <param name="OffsetSeconds">Offset in seconds from the start of the recording; not a number where the reference gives no duration.</param>
/// <param name="Label">What it is.</param>
public readonly record struct TimedEvent(double OnsetSeconds, double OffsetSeconds, string Label)
{
    /// <summary>Whether it is a pause of tonic activity, which lies within a burst and is never the same event as one.</summary>
    public bool IsSilence { get; init; }

    /// <summary>A burst or silence that was found.</summary>
    public static TimedEvent Of(in LabeledBurst burst) =>
        new(burst.Measured.OnsetSeconds, burst.Measured.OffsetSeconds, burst.Decision.Label) { IsSilence = burst.Measured.Burst.Track == Track.Silence };

    /// <summary>Bursts or silences that were found, without all that was measured of them.</summary>
    public static TimedEvent[] Of(IReadOnlyList<LabeledBurst> bursts)
    {
        ArgumentNullException.ThrowIfNull(bursts);
        var events = new TimedEvent[bursts.Count];
        var next = 0;
        foreach (var burst in bursts)
        {
            events[next++] = Of(burst);
        }

        return events;
    }

    /// <summary>An event that a table or the recording itself tells of. Its label is the text, without the channel that EDF+ puts behind it (<c>jerk@@EMG 1</c>).</summary>
    public static TimedEvent Of(Annotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        var link = "@@" + annotation.Channel;
        return new(
            (double)annotation.OnsetSeconds,
            (double?)(annotation.OnsetSeconds + annotation.DurationSeconds) ?? double.NaN,
            annotation.Channel is not null && annotation.Text.EndsWith(link, StringComparison.Ordinal) ? annotation.Text[..^link.Length] : annotation.Text);
    }
}
