using EmgTool.Core.Filtering;

namespace EmgTool.Formats.Results;

/// <summary>The names that settings files and options use for the filter's direction.</summary>
public static class FilterPhaseNames
{
    /// <summary>Each name with its direction.</summary>
    public static NamedValues<FilterPhase> All { get; } = new(
        StringComparison.Ordinal,
        ("zero", FilterPhase.Zero),
        ("causal", FilterPhase.Causal));
}
