namespace EmgTool.Core.Evaluation;

/// <summary>One fold of a cross-validation.</summary>
/// <param name="Recordings">Indices of its recordings.</param>
/// <param name="Chosen">The settings that are best on all other recordings.</param>
/// <param name="TrainingScore">Their score there.</param>
/// <param name="TestScore">Their score on the recordings of this fold.</param>
public sealed record CrossValidationFold(IReadOnlyList<int> Recordings, int Chosen, EventScore TrainingScore, EventScore TestScore);
