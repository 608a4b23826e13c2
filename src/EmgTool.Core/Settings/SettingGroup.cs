namespace EmgTool.Core.Settings;

/// <summary>Settings that belong together: an object of a settings file.</summary>
/// <param name="Path">Its keys, joined by points.</param>
/// <param name="Meaning">What its settings are about, in sentences.</param>
public sealed record SettingGroup(string Path, string Meaning);
