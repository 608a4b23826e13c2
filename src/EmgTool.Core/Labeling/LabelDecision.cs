namespace EmgTool.Core.Labeling;

/// <summary>What a burst is called, and why. It describes a pattern in the signal and is no diagnosis.</summary>
public readonly record struct LabelDecision
{
    /// <summary>The label, such as <c>myoclonic jerk</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Identifier of the rule that gave it.</summary>
    public required string Rule { get; init; }

    /// <summary>How well the burst fits the rule, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Duration band of the burst (criteria: unit-like, very brief, brief, intermediate, long, sustained).</summary>
    public required string Band { get; init; }

    /// <summary>The measured values that the rule looked at, with the ranges they had to meet.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>The label of the next best rule; empty when no other fits at all.</summary>
    public required string RunnerUp { get; init; }

    /// <summary>Score of <see cref="RunnerUp"/>; 0 when there is none.</summary>
    public required double RunnerUpScore { get; init; }

    /// <summary>What limits the trust in the label: <c>ambiguous</c>, <c>few-events</c>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }
}
