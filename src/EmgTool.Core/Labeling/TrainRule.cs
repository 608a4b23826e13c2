namespace EmgTool.Core.Labeling;

/// <summary>How close bursts of one label must follow each other to make a train.</summary>
/// <param name="Label">The label.</param>
/// <param name="MaximumIntervalSeconds">Longest onset-to-onset interval within a train.</param>
/// <param name="Reason">Why this number.</param>
/// <param name="Sources">What it rests on; at least one.</param>
public sealed record TrainRule(string Label, double MaximumIntervalSeconds, string Reason, IReadOnlyList<RuleSource> Sources);
