namespace EmgTool.Core.Detection.Published;

/// <summary>A stretch of activity.</summary>
/// <param name="Onset">First sample.</param>
/// <param name="Offset">Sample behind the last.</param>
public readonly record struct Interval(long Onset, long Offset);
