namespace EmgTool.Core.Settings;

/// <summary>A value that makes no sense.</summary>
/// <param name="Paths">The settings that it is about, the one to blame first.</param>
/// <param name="Message">The setting, its value, and what is allowed.</param>
/// <param name="Why">Why that is so.</param>
public sealed record SettingProblem(IReadOnlyList<string> Paths, string Message, string Why);
