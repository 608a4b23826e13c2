namespace EmgTool.Core.Labeling;

/// <summary>Bursts that belong to a series because one is missing where they lie.</summary>
public sealed record RecurrenceGapFill
{
    /// <summary>What such a burst must be.</summary>
    public required IReadOnlyList<RuleCriterion> Criteria { get; init; }

    /// <summary>How far it may lie from the expected place, as a share of the series' median interval.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Why these numbers, with the source of each.</summary>
    public required string Reason { get; init; }
}
