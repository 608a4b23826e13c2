using EmgTool.Core.Settings;

namespace EmgTool.Formats.Results;

/// <summary>Presets in JSON.</summary>
internal sealed class PresetConverter() : NamedValueConverter<Preset>(PresetNames.All);
