namespace EmgTool.Core;

/// <summary>An error that a user can cause and mend: what is wrong, where, and what to do. Never a bug of the program.</summary>
/// <param name="message">What was found and what was expected, in one sentence that names the place.</param>
/// <param name="hint">What to do, or <see langword="null"/> where the message says it all.</param>
/// <param name="innerException">The cause, where there is one.</param>
public abstract class EmgToolException(string message, string? hint = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What the user can do about it; shown on a line of its own.</summary>
    public string? Hint { get; } = hint;
}
