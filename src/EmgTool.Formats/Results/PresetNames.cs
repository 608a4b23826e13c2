using EmgTool.Core.Settings;

namespace EmgTool.Formats.Results;

/// <summary>The names that settings files and options use for the presets.</summary>
public static class PresetNames
{
    /// <summary>Each name with its preset.</summary>
    public static NamedValues<Preset> All { get; } = new(
        StringComparison.Ordinal,
        ("surface", Preset.Surface),
        ("needle", Preset.Needle),
        ("sleep", Preset.Sleep));
}
