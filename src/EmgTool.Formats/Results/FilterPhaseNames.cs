using EmgTool.Core.Filtering;

namespace EmgTool.Formats.Results;

/// <summary>The names that settings files and options use for the filter's direction.</summary>
public static class FilterPhaseNames
{
    /// <summary>Each name with its direction.</summary>
    public static IReadOnlyDictionary<string, FilterPhase> All { get; } = new Dictionary<string, FilterPhase>(StringComparer.Ordinal)
    {
        ["zero"] = FilterPhase.Zero,
        ["causal"] = FilterPhase.Causal,
    };
}
