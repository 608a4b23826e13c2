using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>What a sweep was and what it chose: enough to repeat it and to cite it. Holds no time of day, so that the same run gives the same bytes.</summary>
public sealed record SweepRecord
{
    /// <summary>Version of this layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Name of the program.</summary>
    public string Tool { get; init; } = "emgtool";

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Number of settings that were tried.</summary>
    public required int Tried { get; init; }

    /// <summary>How many combinations were drawn; null where all were tried.</summary>
    public required int? Random { get; init; }

    /// <summary>Seed of the draw and of the folds.</summary>
    public required int Seed { get; init; }

    /// <summary>Where the reference came from: a file, <c>annotations</c> or <c>auto</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Labels of the events of the reference that count; empty for all.</summary>
    public required IReadOnlyList<string> ReferenceLabels { get; init; }

    /// <summary>Onsets farther apart are different events, in seconds.</summary>
    public required double ToleranceSeconds { get; init; }

    /// <summary>What the user said about the files.</summary>
    public required RunReading Reading { get; init; }

    /// <summary>Name of the settings that are best over all recordings.</summary>
    public string? Best { get; init; }

    /// <summary>The same in full.</summary>
    public AnalysisSettings? BestSettings { get; init; }

    /// <summary>Their score on the recordings that they were chosen on.</summary>
    public ScoreRecord? BestScore { get; init; }

    /// <summary>What choosing in this way promises for other recordings; null with one recording.</summary>
    public ScoreRecord? CrossValidated { get; init; }

    /// <summary>The folds of the cross-validation.</summary>
    public IReadOnlyList<SweepFoldRecord> Folds { get; init; } = [];

    /// <summary>The recordings that were scored, in input order.</summary>
    public IReadOnlyList<RecordingRecord> Recordings { get; init; } = [];

    /// <summary>The inputs that were not, in input order.</summary>
    public IReadOnlyList<FailureRecord> Failed { get; init; } = [];
}
