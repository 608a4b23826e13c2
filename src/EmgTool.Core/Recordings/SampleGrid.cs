namespace EmgTool.Core.Recordings;

/// <summary>The instants at which all of some channels have a sample, counted from the start of a segment. Exact.</summary>
internal sealed class SampleGrid
{
    // Channels that meet less often have no instants in common that would be of use.
    private const int LongestSeconds = 1;

    private readonly Int128 _numerator = 1;
    private readonly Int128 _denominator;

    /// <summary>Finds the time between two such instants: the least common multiple of the sampling intervals.</summary>
    /// <param name="rates">The sampling rates.</param>
    public SampleGrid(IEnumerable<SamplingRate> rates)
    {
        foreach (var rate in rates)
        {
            _numerator = _numerator / Gcd(_numerator, rate.Denominator) * rate.Denominator;
            _denominator = Gcd(_denominator, rate.Numerator);
        }
    }

    /// <summary>Whether there are such instants within a second.</summary>
    public bool IsFine => _numerator <= LongestSeconds * _denominator;

    /// <summary>The first instant at or after a time.</summary>
    /// <param name="seconds">Seconds from the start of the segment.</param>
    /// <returns>Number of the instant, from 0.</returns>
    public Int128 AtOrAfter(decimal seconds)
    {
        if (seconds <= 0)
        {
            return 0;
        }

        Int128 scale = 1;
        for (var i = 0; i < seconds.Scale; i++)
        {
            scale *= 10;
        }

        var whole = (Int128)(seconds * (decimal)scale) * _denominator;
        var step = scale * _numerator;
        return (whole + step - 1) / step;
    }

    /// <summary>Time of an instant in seconds from the start of the segment.</summary>
    public decimal SecondsOf(Int128 instant) => (decimal)(instant * _numerator) / (decimal)_denominator;

    /// <summary>Number of samples of a channel before an instant.</summary>
    public long SamplesBefore(Int128 instant, SamplingRate rate) => (long)(instant * _numerator * rate.Numerator / (_denominator * rate.Denominator));

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
