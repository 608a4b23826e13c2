namespace EmgTool.Formats.Text;

/// <summary>A row behind a gap in time, or the first one.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Seconds">Its time.</param>
internal readonly record struct TimeStart(long Row, decimal Seconds);
