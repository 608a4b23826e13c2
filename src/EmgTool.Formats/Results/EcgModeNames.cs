using EmgTool.Core.Detection;

namespace EmgTool.Formats.Results;

/// <summary>The names that settings files and options use for what is done about the heart.</summary>
public static class EcgModeNames
{
    /// <summary>Each name with its mode.</summary>
    public static NamedValues<EcgMode> All { get; } = new(
        StringComparison.Ordinal,
        ("subtract", EcgMode.Subtract),
        ("flag", EcgMode.Flag),
        ("off", EcgMode.Off));
}
