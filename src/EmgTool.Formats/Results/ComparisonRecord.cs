namespace EmgTool.Formats.Results;

/// <summary>What a comparison was: enough to repeat it and to cite it. Holds no time of day, so that the same run gives the same bytes.</summary>
public sealed record ComparisonRecord
{
    /// <summary>Version of this layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Name of the program.</summary>
    public string Tool { get; init; } = "emgtool";

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The settings that were compared.</summary>
    public required IReadOnlyList<VariantRecord> Variants { get; init; }

    /// <summary>Where the reference came from: a file, <c>annotations</c> or <c>auto</c>; null where there was none.</summary>
    public required string? Reference { get; init; }

    /// <summary>Labels of the events of the reference that count; empty for all.</summary>
    public required IReadOnlyList<string> ReferenceLabels { get; init; }

    /// <summary>Onsets farther apart are different events, in seconds.</summary>
    public required double ToleranceSeconds { get; init; }

    /// <summary>What the user said about the files.</summary>
    public required RunReading Reading { get; init; }

    /// <summary>The recordings that were compared, in input order.</summary>
    public IReadOnlyList<RecordingRecord> Recordings { get; init; } = [];

    /// <summary>The inputs that were not, in input order.</summary>
    public IReadOnlyList<FailureRecord> Failed { get; init; } = [];
}
