using System.Text.Json.Serialization;
using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>What a run was: enough to repeat it and to cite it. Holds no time of day, so that the same run gives the same bytes.</summary>
public sealed record RunRecord
{
    /// <summary>The version of this layout that this program writes and reads.</summary>
    public const int Layout = 1;

    /// <summary>Version of this layout; <c>--settings</c> knows a run record by it.</summary>
    public int Schema { get; init; } = Layout;

    /// <summary>Name of the program.</summary>
    public string Tool { get; init; } = "emgtool";

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>What the labels are, and what not.</summary>
    public string Note { get; init; } = "Labels describe signal patterns; they are no diagnosis.";

    /// <summary>The settings in force.</summary>
    public required AnalysisSettings Settings { get; init; }

    /// <summary>What the user said about the files.</summary>
    public required RunReading Reading { get; init; }

    /// <summary>The recordings that were analyzed, in input order; null in JSON Lines, where each has a record of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RecordingRecord>? Recordings { get; init; }

    /// <summary>The inputs that were not, in input order; null in JSON Lines, where each has a record of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FailureRecord>? Failed { get; init; }
}
