using System.Globalization;

namespace EmgTool.Core.Recordings;

/// <summary>A sampling rate as an exact fraction of hertz: 170 samples in 0.135 s is 170000/135 Hz, which no rounded number can say.</summary>
public readonly record struct SamplingRate
{
    private readonly long _denominator;

    /// <summary>Makes <paramref name="samples"/> per <paramref name="seconds"/>, in lowest terms.</summary>
    /// <param name="samples">Number of samples, at least 1.</param>
    /// <param name="seconds">Number of seconds that they span, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is not positive.</exception>
    public SamplingRate(long samples, long seconds = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        var divisor = GreatestCommonDivisor(samples, seconds);
        Numerator = samples / divisor;
        _denominator = seconds / divisor;
    }

    /// <summary>Samples.</summary>
    public long Numerator { get; }

    /// <summary>Seconds that <see cref="Numerator"/> samples span.</summary>
    public long Denominator => _denominator == 0 ? 1 : _denominator;

    /// <summary>Samples per second, rounded to a double.</summary>
    public double Hertz => (double)Numerator / Denominator;

    /// <summary>The duration of <paramref name="samples"/> samples in seconds; correct to the last bits at any length.</summary>
    public double SecondsOf(long samples) => (double)((Int128)samples * Denominator / Numerator)
        + ((double)(long)((Int128)samples * Denominator % Numerator) / Numerator);

    /// <summary>The duration of <paramref name="samples"/> samples in seconds, to the 28 digits of a decimal number: exact where the interval is one.</summary>
    public decimal ExactSecondsOf(decimal samples) => samples * Denominator / Numerator;

    /// <summary>The number of samples nearest to <paramref name="seconds"/>, at least <paramref name="atLeast"/>.</summary>
    public int SamplesIn(double seconds, int atLeast = 0) => Math.Max(atLeast, (int)Math.Round(seconds * Hertz));

    /// <summary>The rate in hertz as text, such as <c>1259.259259</c>.</summary>
    public override string ToString() => Hertz.ToString("0.######", CultureInfo.InvariantCulture);

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
