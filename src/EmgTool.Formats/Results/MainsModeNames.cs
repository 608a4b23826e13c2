using EmgTool.Core.Filtering;

namespace EmgTool.Formats.Results;

/// <summary>The names that settings files and options use for the mains modes.</summary>
public static class MainsModeNames
{
    /// <summary>Each name with its mode.</summary>
    public static NamedValues<MainsMode> All { get; } = new(
        StringComparison.Ordinal,
        ("auto", MainsMode.Auto),
        ("off", MainsMode.Off),
        ("50", MainsMode.Hz50),
        ("60", MainsMode.Hz60));
}
