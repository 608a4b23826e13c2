namespace EmgTool.Core;

/// <summary>A setting or an option has no sense, or does not fit the recording that it is applied to.</summary>
/// <param name="message">The setting's name, the value found, and the range that is allowed.</param>
/// <param name="hint">What to do.</param>
public sealed class SettingsException(string message, string? hint = null) : EmgToolException(message, hint);
