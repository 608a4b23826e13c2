namespace EmgTool.Core;

/// <summary>A stretch of a channel that is no part of the bursts.</summary>
/// <param name="Reason">Why: one of <see cref="Detection.LeftOutReason"/>.</param>
/// <param name="OnsetSeconds">Its start, in seconds from the start of the recording.</param>
/// <param name="DurationSeconds">Its duration.</param>
/// <param name="Segment">Index of the channel's segment that it lies in; where samples are missing, of the one before.</param>
/// <param name="OnsetSample">First sample, as index among the channel's stored samples.</param>
/// <param name="OffsetSample">Index behind the last sample; the same as the first where samples are missing.</param>
public readonly record struct Artefact(string Reason, double OnsetSeconds, double DurationSeconds, int Segment, long OnsetSample, long OffsetSample);
