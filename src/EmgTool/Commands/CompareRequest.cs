using EmgTool.Formats.Results;

namespace EmgTool.Commands;

/// <summary>What the user wants compared.</summary>
internal sealed record CompareRequest
{
    /// <summary>The recordings and the settings.</summary>
    public required VariantRequest Work { get; init; }

    /// <summary>The reference, or null to compare the settings with each other.</summary>
    public required ReferenceSource? Reference { get; init; }

    /// <summary>File for the table, or null for standard output.</summary>
    public required string? Output { get; init; }

    /// <summary>How it is written, or null for a table for the eye on standard output.</summary>
    public required ComparisonFormat? Format { get; init; }

    /// <summary>The head of the record of the run.</summary>
    public required ComparisonRecord Record { get; init; }
}
