namespace EmgTool.Core.Recordings;

/// <summary>A stretch of a channel without a gap. No filter, burst, train or interval runs across its ends.</summary>
/// <param name="FirstSample">Index of its first sample among the channel's stored samples.</param>
/// <param name="SampleCount">Number of samples, at least 1.</param>
/// <param name="StartSeconds">Time of its first sample from the start of the recording, exact.</param>
public readonly record struct Segment(long FirstSample, long SampleCount, decimal StartSeconds)
{
    /// <summary>Index behind its last sample.</summary>
    public long EndSample => FirstSample + SampleCount;

    /// <summary>Time of a sample in seconds from the start of the recording.</summary>
    /// <param name="sample">Index among the channel's stored samples; may be <see cref="EndSample"/>.</param>
    /// <param name="rate">The channel's sampling rate.</param>
    public double SecondsAt(long sample, SamplingRate rate) => (double)StartSeconds + rate.SecondsOf(sample - FirstSample);
}
