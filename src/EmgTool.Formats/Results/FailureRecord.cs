namespace EmgTool.Formats.Results;

/// <summary>An input that could not be analyzed.</summary>
/// <param name="Recording">Its name as given on the command line.</param>
/// <param name="Code">Stable identifier of the kind of error.</param>
/// <param name="Error">What was found, and where.</param>
/// <param name="Hint">What to do, where the error does not say it all.</param>
public sealed record FailureRecord(string Recording, string Code, string Error, string? Hint);
