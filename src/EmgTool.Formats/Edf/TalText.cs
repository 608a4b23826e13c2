namespace EmgTool.Formats.Edf;

/// <summary>One text of a time-stamped annotation list.</summary>
/// <param name="Onset">Seconds from the start date and time of the header.</param>
/// <param name="Duration">Seconds, or <see langword="null"/> where none is given.</param>
/// <param name="Text">The text.</param>
internal sealed record TalText(decimal Onset, decimal? Duration, string Text);
