namespace EmgTool.Formats.Results;

/// <summary>One fold of the cross-validation of a sweep.</summary>
/// <param name="Recordings">Its recordings.</param>
/// <param name="Chosen">Name of the settings that are best on all others.</param>
/// <param name="Training">Their score on those.</param>
/// <param name="Test">Their score on the recordings of the fold.</param>
public sealed record SweepFoldRecord(IReadOnlyList<string> Recordings, string Chosen, ScoreRecord Training, ScoreRecord Test);
