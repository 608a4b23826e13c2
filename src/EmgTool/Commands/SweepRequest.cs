using EmgTool.Formats.Results;

namespace EmgTool.Commands;

/// <summary>What the user wants tried.</summary>
internal sealed record SweepRequest
{
    /// <summary>The recordings and the settings.</summary>
    public required VariantRequest Work { get; init; }

    /// <summary>The paths that are varied.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The reference.</summary>
    public required ReferenceSource Reference { get; init; }

    /// <summary>Number of folds, or null for as many as there are recordings.</summary>
    public required int? Folds { get; init; }

    /// <summary>File for the best settings, or null for standard output.</summary>
    public required string? Output { get; init; }

    /// <summary>How the table is written, or null for one for the eye on standard output.</summary>
    public required ComparisonFormat? Format { get; init; }

    /// <summary>The head of the record of the run.</summary>
    public required SweepRecord Record { get; init; }
}
