namespace EmgTool.Core.Labeling;

/// <summary>One rule of the table: what a burst must be like to get a label, and where that is written.</summary>
public sealed record Rule
{
    /// <summary>Identifier, unique in its table.</summary>
    public required string Id { get; init; }

    /// <summary>The label that it gives. Several rules may give the same one.</summary>
    public required string Label { get; init; }

    /// <summary>Row of the criteria table, section 8.3.</summary>
    public required string CriteriaRow { get; init; }

    /// <summary>The pattern in one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The lowest of the rules that fit wins; equal ones compete by score.</summary>
    public required int Precedence { get; init; }

    /// <summary>Whether it is looked at only when no other rule fits.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether it is for silences of tonic activity and not for bursts.</summary>
    public bool IsForSilences { get; init; }

    /// <summary>What must be known to apply it, of <see cref="RuleTable.KnownInputs"/>.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>What the burst must meet; all of them. Empty for the rule that takes what is left.</summary>
    public required IReadOnlyList<RuleCriterion> Criteria { get; init; }

    /// <summary>What the bursts around must meet; <see langword="null"/> for nothing.</summary>
    public RuleRecurrence? Recurrence { get; init; }

    /// <summary>Features that the evidence mentions besides the criteria.</summary>
    public required IReadOnlyList<Feature> Reports { get; init; }

    /// <summary>With fewer events (in the series, or on the channel for a rule without recurrence) the label is flagged <c>few-events</c>.</summary>
    public required int EnoughEvents { get; init; }

    /// <summary>How many seconds should be analyzed to find enough events; 0 when no source says so.</summary>
    public double AdvisedObservationSeconds { get; init; }

    /// <summary>How well the rule is supported.</summary>
    public required EvidenceStrength Strength { get; init; }

    /// <summary>What it rests on; at least one.</summary>
    public required IReadOnlyList<RuleSource> Sources { get; init; }

    /// <summary>What else shows this pattern.</summary>
    public required IReadOnlyList<KnownOverlap> Overlaps { get; init; }
}
