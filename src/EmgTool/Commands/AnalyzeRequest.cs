using EmgTool.Core;
using EmgTool.Formats;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>What the user asked for, checked as far as it can be before a recording is opened.</summary>
internal sealed record AnalyzeRequest
{
    /// <summary>The recordings in their order.</summary>
    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>Patterns that choose channels.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>What the user says about the files.</summary>
    public required ReadOptions Reading { get; init; }

    /// <summary>The settings in force.</summary>
    public required AnalysisSettings Settings { get; init; }

    /// <summary>File for the bursts, or null for standard output.</summary>
    public required string? Output { get; init; }

    /// <summary>How results are written.</summary>
    public required ResultFormat Format { get; init; }

    /// <summary>Processors to use, for recordings side by side and within one.</summary>
    public required int Threads { get; init; }

    /// <summary>The head of the record of the run.</summary>
    public required RunRecord Run { get; init; }
}
