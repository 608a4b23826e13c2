using EmgTool.Core.Evaluation;

namespace EmgTool.Accuracy;

/// <summary>A known event and what a detector made of it.</summary>
internal readonly record struct PairedEvent(KnownEvent Known, TimedEvent Found)
{
    public double OnsetError => Found.OnsetSeconds - Known.Onset;

    public double OffsetError => Found.OffsetSeconds - Known.Offset;

    public double DurationError => OffsetError - OnsetError;
}
