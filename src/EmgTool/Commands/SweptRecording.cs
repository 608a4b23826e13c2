using EmgTool.Core.Evaluation;

namespace EmgTool.Commands;

/// <summary>The results of one recording beside its reference, in numbers alone.</summary>
/// <param name="Scores">The score of each of the settings.</param>
/// <param name="Reference">The reference.</param>
internal sealed record SweptRecording(IReadOnlyList<EventScore> Scores, Reference Reference);
