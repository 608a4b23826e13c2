namespace EmgTool.Accuracy;

/// <summary>A known event and what a detector made of it.</summary>
internal readonly record struct EventPair(KnownEvent Known, FoundEvent Found)
{
    public double OnsetError => Found.Onset - Known.Onset;

    public double OffsetError => Found.Offset - Known.Offset;

    public double DurationError => OffsetError - OnsetError;
}
