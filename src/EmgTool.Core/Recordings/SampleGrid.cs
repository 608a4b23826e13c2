namespace EmgTool.Core.Recordings;

/// <summary>The instants at which all of some channels have a sample, counted from the start of a segment.</summary>
public sealed class SampleGrid
{
    // Channels that meet less often have no instants in common that would be of use.
    private const int LongestSeconds = 1;

    // Starts of segments are rounded where a sampling interval is no decimal fraction: a picosecond is far above that and far below any interval.
    private const decimal PerSecond = 1_000_000_000_000m;

    /// <summary>Finds the time between two such instants: the least common multiple of the sampling intervals.</summary>
    /// <param name="rates">The sampling rates.</param>
    public SampleGrid(IEnumerable<SamplingRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        Numerator = 1;
        foreach (var rate in rates)
        {
            Numerator = Numerator / CommonDivisor(Numerator, rate.Denominator) * rate.Denominator;
            Denominator = CommonDivisor(Denominator, rate.Numerator);
        }
    }

    /// <summary>Seconds between two instants, times <see cref="Denominator"/>.</summary>
    public Int128 Numerator { get; }

    /// <summary>What <see cref="Numerator"/> is to be divided by.</summary>
    public Int128 Denominator { get; }

    /// <summary>Whether there are such instants within a second.</summary>
    public bool IsFine => Numerator <= LongestSeconds * Denominator;

    /// <summary>The first instant at or after a time, to a picosecond.</summary>
    /// <param name="seconds">Seconds from the start of the segment.</param>
    /// <returns>Number of the instant, from 0.</returns>
    public Int128 AtOrAfter(decimal seconds)
    {
        if (seconds <= 0)
        {
            return 0;
        }

        var whole = ((Int128)decimal.Round(seconds * PerSecond) - 1) * Denominator;
        var step = (Int128)PerSecond * Numerator;
        return (whole + step - 1) / step;
    }

    /// <summary>Time of an instant in seconds from the start of the segment.</summary>
    public decimal SecondsOf(Int128 instant) => (decimal)(instant * Numerator) / (decimal)Denominator;

    /// <summary>Number of samples of a channel before an instant.</summary>
    public long SamplesBefore(Int128 instant, SamplingRate rate) => (long)(instant * Numerator * rate.Numerator / (Denominator * rate.Denominator));

    /// <summary>Greatest common divisor; that of 0 and a number is the number.</summary>
    public static Int128 CommonDivisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
