namespace EmgTool.Options;

/// <summary>Something wrong in a settings file.</summary>
/// <param name="Line">Where, from 1; null where it is no line's fault.</param>
/// <param name="Message">What was found and what is allowed.</param>
/// <param name="Hint">What to do, or why; null where the message says it all.</param>
internal sealed record SettingsError(int? Line, string Message, string? Hint = null);
