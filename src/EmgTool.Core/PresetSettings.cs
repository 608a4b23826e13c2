using EmgTool.Core.Settings;

namespace EmgTool.Core;

/// <summary>The settings of a preset.</summary>
/// <param name="Purpose">What it is for, in a sentence.</param>
/// <param name="Settings">All settings.</param>
/// <param name="Reasons">Why those that differ from the defaults do, with the source, by their paths.</param>
public sealed record PresetSettings(string Purpose, AnalysisSettings Settings, IReadOnlyDictionary<string, string> Reasons);
