using EmgTool.Core.Filtering;
using EmgTool.Formats;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>What recordings the user wants written, and how.</summary>
internal sealed record WriteRequest
{
    /// <summary>The recordings in their order.</summary>
    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>Where each is written.</summary>
    public required IReadOnlyList<WritePlace> Places { get; init; }

    /// <summary>The format; null where each recording decides between EDF and BDF.</summary>
    public required WriteFormat? Format { get; init; }

    /// <summary>Patterns that choose channels.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>What the user says about the files.</summary>
    public required ReadOptions Reading { get; init; }

    /// <summary>Start of the window in seconds, or null.</summary>
    public required decimal? From { get; init; }

    /// <summary>End of the window in seconds, or null.</summary>
    public required decimal? To { get; init; }

    /// <summary>Events to add as annotations, or null.</summary>
    public required EventTable? Events { get; init; }

    /// <summary>Filters to apply, or null to leave the samples as they are.</summary>
    public required FilterSettings? Filter { get; init; }
}
