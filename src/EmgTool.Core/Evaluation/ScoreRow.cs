namespace EmgTool.Core.Evaluation;

/// <summary>The score of one setting of an analysis, over all that was analyzed or a part of it.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Variant">Name of the settings.</param>
/// <param name="Score">The score.</param>
/// <param name="Intervals">Its confidence intervals over recordings; null where it is about a single one.</param>
public sealed record ScoreRow(ComparedPart Part, string Variant, EventScore Score, ScoreIntervals? Intervals);
