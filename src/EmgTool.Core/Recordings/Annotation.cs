namespace EmgTool.Core.Recordings;

/// <summary>A text that the recording ties to a time.</summary>
/// <param name="OnsetSeconds">Seconds from the start of the recording; may be negative or behind the end.</param>
/// <param name="DurationSeconds">Duration, or <see langword="null"/> where the file gives none (which is not 0).</param>
/// <param name="Text">The text.</param>
/// <param name="Channel">Name of the channel that it belongs to, or <see langword="null"/> for all.</param>
public sealed record Annotation(decimal OnsetSeconds, decimal? DurationSeconds, string Text, string? Channel = null);
