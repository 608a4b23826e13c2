using EmgTool.Formats;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Which recordings are to be analyzed under which settings, checked as far as it can be before a recording is opened.</summary>
internal sealed record VariantRequest
{
    /// <summary>The recordings in their order.</summary>
    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>Patterns that choose channels.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>What the user says about the files.</summary>
    public required ReadOptions Reading { get; init; }

    /// <summary>The settings with their names; in a sweep first those that are varied.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }

    /// <summary>Processors to use, for recordings side by side and within one.</summary>
    public required int Threads { get; init; }
}
