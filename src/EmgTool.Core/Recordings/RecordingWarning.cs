namespace EmgTool.Core.Recordings;

/// <summary>Something odd about a recording that was read nevertheless.</summary>
/// <param name="Code">Stable identifier, such as <c>RECORDS_MISSING</c>.</param>
/// <param name="Place">Where: a field, byte, line or record.</param>
/// <param name="Message">What was found and what was done about it.</param>
public sealed record RecordingWarning(string Code, string Place, string Message);
