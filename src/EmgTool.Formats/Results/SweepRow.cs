using EmgTool.Core.Evaluation;

namespace EmgTool.Formats.Results;

/// <summary>One of the settings that were tried.</summary>
/// <param name="Rank">Its place by F1, from 1.</param>
/// <param name="Settings">Its name.</param>
/// <param name="Values">The values of the settings that were varied, as text.</param>
/// <param name="Score">Its score over all recordings.</param>
/// <param name="F1">The confidence interval of F1.</param>
/// <param name="OnFront">Whether no others have both a higher precision and a higher recall, or one of the two higher and the other the same.</param>
public sealed record SweepRow(int Rank, string Settings, IReadOnlyList<string> Values, EventScore Score, ConfidenceInterval F1, bool OnFront);
