using EmgTool.Core.Evaluation;

namespace EmgTool.Commands;

/// <summary>The results of one recording beside its reference.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="Differences">Events missed and events too many, under each of the settings.</param>
/// <param name="Reference">The reference.</param>
internal sealed record ScoredRecording(RecordingScores Scores, IReadOnlyList<EventDifference> Differences, Reference Reference);
