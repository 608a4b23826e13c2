namespace EmgTool.Core.Heart;

/// <summary>A place that looks like a heartbeat.</summary>
/// <param name="At">Its middle in blocks of a <see cref="SlowTrack"/>.</param>
/// <param name="Likeness">Correlation with the shape of the beats.</param>
internal readonly record struct Beat(double At, double Likeness);
