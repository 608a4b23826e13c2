namespace EmgTool.Core.Recordings;

/// <summary>A recording cannot be read or cannot be analyzed; other recordings of the same run are not affected.</summary>
/// <param name="code">Stable identifier of the kind of error, such as <c>BAD_NUMBER</c>.</param>
/// <param name="message">Names the place in the file (byte, line or record), what was found and what was expected.</param>
/// <param name="hint">What to do.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class RecordingException(string code, string message, string? hint = null, Exception? innerException = null)
    : EmgToolException(message, hint, innerException)
{
    /// <summary>Stable identifier of the kind of error.</summary>
    public string Code { get; } = code;
}
