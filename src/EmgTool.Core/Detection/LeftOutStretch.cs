namespace EmgTool.Core.Detection;

/// <summary>A stretch of one lane that is not analyzed.</summary>
/// <param name="First">First sample, from the start of the segment.</param>
/// <param name="End">Sample behind the last.</param>
public readonly record struct LeftOutStretch(long First, long End);
