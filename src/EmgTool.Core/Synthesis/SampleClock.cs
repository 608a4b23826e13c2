using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>Converts between microseconds and samples, exactly.</summary>
/// <param name="rate">Sampling rate.</param>
internal sealed class SampleClock(SamplingRate rate)
{
    private const long Microseconds = 1_000_000;

    /// <summary>Seconds between two samples.</summary>
    public double Interval { get; } = (double)rate.Denominator / rate.Numerator;

    /// <summary>The first sample at or behind a time.</summary>
    /// <param name="microseconds">The time; 0 or later.</param>
    public long FirstSampleFrom(long microseconds)
    {
        var divisor = (Int128)rate.Denominator * Microseconds;
        return (long)((((Int128)microseconds * rate.Numerator) + divisor - 1) / divisor);
    }

    /// <summary>Seconds from a time to a sample.</summary>
    public double SecondsFrom(long microseconds, long sample)
    {
        var difference = ((Int128)sample * rate.Denominator * Microseconds) - ((Int128)microseconds * rate.Numerator);
        return (double)difference / ((double)rate.Numerator * Microseconds);
    }
}
