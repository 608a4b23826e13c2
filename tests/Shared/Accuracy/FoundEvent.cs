using EmgTool.Core.Labeling;

namespace EmgTool.Accuracy;

/// <summary>An event that a detector found.</summary>
/// <param name="Channel">Its channel, from 0.</param>
/// <param name="Onset">Seconds from the start of the recording.</param>
/// <param name="Offset">Seconds from the start of the recording.</param>
internal readonly record struct FoundEvent(int Channel, double Onset, double Offset)
{
    public static FoundEvent Of(int channel, LabeledBurst burst) => new(channel, burst.Measured.OnsetSeconds, burst.Measured.OffsetSeconds);
}
