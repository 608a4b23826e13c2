namespace EmgTool.Core.Labeling;

/// <summary>What a rule asks of the bursts around: how often bursts that meet its criteria follow each other within a segment.</summary>
public sealed record RuleRecurrence
{
    /// <summary>Shortest onset-to-onset interval that counts, in seconds.</summary>
    public required double MinimumIntervalSeconds { get; init; }

    /// <summary>Longest onset-to-onset interval that counts, in seconds; a longer one ends the series.</summary>
    public required double MaximumIntervalSeconds { get; init; }

    /// <summary>Fewest bursts in the series.</summary>
    public int MinimumCount { get; init; }

    /// <summary>Most bursts in the series.</summary>
    public int MaximumCount { get; init; } = int.MaxValue;

    /// <summary>How well a count fits; <see langword="null"/> when every allowed count fits fully.</summary>
    public ScoreCurve? Score { get; init; }

    /// <summary>How far an interval may lie from the typical one to count as regular, as a share of it; 0 when regularity is not asked for.</summary>
    public double Tolerance { get; init; }

    /// <summary>How well the share of regular intervals (0 to 1) fits; <see langword="null"/> when regularity is not asked for.</summary>
    public ScoreCurve? RegularScore { get; init; }

    /// <summary>Which bursts are taken into the series although they do not meet the criteria; <see langword="null"/> for none.</summary>
    public RecurrenceGapFill? GapFill { get; init; }

    /// <summary>Why these numbers, with the source of each.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether a count fits.</summary>
    /// <param name="count">Bursts in the series.</param>
    public bool Holds(int count) => count >= MinimumCount && count <= MaximumCount;

    /// <summary>How well a series fits, 0 to 1.</summary>
    internal double ScoreOf(RecurrencePlace place) =>
        Math.Min(Score?.At(place.Count) ?? 1, place.Count > 1 ? RegularScore?.At(place.RegularShare) ?? 1 : 1);
}
