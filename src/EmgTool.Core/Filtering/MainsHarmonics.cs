using System.Numerics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>A mains frequency with the harmonics of it that one sampling rate and band can show.</summary>
internal sealed class MainsHarmonics
{
    // Above 1 kHz mains harmonics drown in the noise of any amplifier, and each one costs time.
    private const double HighestHz = 1000;

    // The band's edges are not steep: a strong harmonic shows beyond them.
    private const double BelowBand = 0.5;
    private const double AboveBand = 1.25;

    // Closer to half the rate than this a frame's sinusoid and its mirror image are hard to tell apart.
    private const double HighestPerRate = 0.48;

    private readonly long _fundamentalHz;
    private readonly SamplingRate _rate;

    private MainsHarmonics(int fundamentalHz, int[] numbers, SamplingRate rate)
    {
        _fundamentalHz = fundamentalHz;
        _rate = rate;
        Numbers = numbers;
    }

    /// <summary>Numbers of the harmonics, 1 for the mains frequency itself, ascending.</summary>
    public int[] Numbers { get; }

    /// <summary>The fewest samples that span a whole number of periods of the mains frequency.</summary>
    public long WholePeriods => _rate.Numerator / (long)BigInteger.GreatestCommonDivisor(_rate.Numerator, (BigInteger)_fundamentalHz * _rate.Denominator);

    /// <summary>The mains frequencies that a mode considers, without those of which no harmonic lies in the band.</summary>
    public static MainsHarmonics[] Of(MainsMode mode, double lowHz, double highHz, SamplingRate rate)
    {
        int[] fundamentals = mode switch
        {
            MainsMode.Auto => [50, 60],
            MainsMode.Hz50 => [50],
            MainsMode.Hz60 => [60],
            _ => [],
        };
        var highest = Math.Min(HighestHz, Math.Min(AboveBand * highHz, HighestPerRate * rate.Hertz));
        var all = new List<MainsHarmonics>();
        foreach (var fundamental in fundamentals)
        {
            var first = Math.Max(1, (int)Math.Ceiling(BelowBand * lowHz / fundamental));
            var last = (int)(highest / fundamental);
            if (last >= first)
            {
                all.Add(new MainsHarmonics(fundamental, [.. Enumerable.Range(first, last - first + 1)], rate));
            }
        }

        return [.. all];
    }

    /// <summary>Frequency of a harmonic in hertz.</summary>
    public int FrequencyOf(int number) => number * (int)_fundamentalHz;

    /// <summary>Angle of a harmonic after a number of half samples in radians, exact at any distance.</summary>
    /// <param name="number">Number of the harmonic.</param>
    /// <param name="halfSamples">Half samples since the start of the segment; may be negative.</param>
    public double AngleAfter(int number, long halfSamples)
    {
        var period = (Int128)2 * _rate.Numerator;
        var rest = (Int128)number * _fundamentalHz * halfSamples * _rate.Denominator % period;
        return 2 * Math.PI * (double)rest / (double)period;
    }
}
