namespace EmgTool.Core.Detection;

/// <summary>A stretch of one channel that stands out of the noise, with refined edges.</summary>
/// <param name="Segment">Index of the channel's segment that it lies in.</param>
/// <param name="OnsetSample">First sample, as index among the channel's stored samples.</param>
/// <param name="OffsetSample">Index behind the last sample.</param>
/// <param name="Track">The track that found it.</param>
/// <param name="Flags">What limits the trust in it.</param>
public readonly record struct Burst(int Segment, long OnsetSample, long OffsetSample, Track Track, BurstFlags Flags);
