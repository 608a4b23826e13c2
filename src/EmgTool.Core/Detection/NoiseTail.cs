using System.Numerics;

namespace EmgTool.Core.Detection;

/// <summary>Watches how often quiet signal exceeds two low levels, and says how far thresholds must be raised where noise is not Gaussian.</summary>
/// <remarks>
/// The thresholds hold for Gaussian noise. Impulsive noise exceeds them many times a minute. Its rate of up-crossings falls with the
/// level such that ln(rate) is nearly linear in the square root of the level, so that two low levels, which real bursts hardly
/// reach without being busy, tell the level that is crossed as rarely as wanted. Gaussian noise gives a factor of 1.
/// </remarks>
internal sealed class NoiseTail
{
    /// <summary>The lower of the levels, as mean energy over the shortest scale.</summary>
    public const double LowLevel = 4.5;

    /// <summary>The higher one.</summary>
    public const double HighLevel = 7;

    /// <summary>Up-crossings a minute that the raised threshold lets through.</summary>
    private const double WantedPerMinute = 0.2;

    private const double LeastQuietSeconds = 3;

    /// <summary>Counts are forgotten over this time, so that a recording may change.</summary>
    private const double MemorySeconds = 120;

    private const double ForgetSeconds = 5;

    /// <summary>Largest factor: beyond it small potentials could not be told from noise at all.</summary>
    private const double LargestFactor = 3;

    private readonly double _threshold;
    private readonly double _secondsPerBin;
    private readonly int _forgetBins;
    private double _low;
    private double _high;
    private double _quietSeconds;
    private int _quietBins;
    private int _bins;
    private ulong _lastLow;
    private ulong _lastHigh;

    /// <summary>A watch on one time grid.</summary>
    /// <param name="bins">The grid.</param>
    /// <param name="unit">The shortest scale, whose threshold suffers first.</param>
    public NoiseTail(TimeBins bins, DetectionScale unit)
    {
        _threshold = unit.Threshold;
        _secondsPerBin = bins.SecondsPerBin;
        _forgetBins = bins.In(ForgetSeconds);
    }

    /// <summary>Starts a segment.</summary>
    public void Begin()
    {
        _low = _high = _quietSeconds = 0;
        _quietBins = _bins = 0;
        _lastLow = _lastHigh = 0;
    }

    /// <summary>Takes the next 64 bins, or fewer at the end of the segment; a bit a bin, the first the lowest.</summary>
    /// <param name="low">Above the lower level.</param>
    /// <param name="high">Above the higher level.</param>
    /// <param name="busy">Busy, and so not counted.</param>
    /// <param name="count">Bins.</param>
    public void Add(ulong low, ulong high, ulong busy, int count)
    {
        _low += BitOperations.PopCount(low & ~((low << 1) | _lastLow) & ~busy);
        _high += BitOperations.PopCount(high & ~((high << 1) | _lastHigh) & ~busy);
        _lastLow = low >> 63;
        _lastHigh = high >> 63;
        _quietBins += count - BitOperations.PopCount(busy);
        _bins += count;
        if (_bins >= _forgetBins)
        {
            Forget();
        }
    }

    /// <summary>The factor on the threshold of the shortest scale, 1 to 3.</summary>
    public double Factor()
    {
        var seconds = _quietSeconds + (_quietBins * _secondsPerBin);
        double low = _low * 60 / seconds, high = _high * 60 / seconds;
        if (seconds < LeastQuietSeconds || high <= WantedPerMinute || low <= high)
        {
            return 1;
        }

        double rootLow = Math.Sqrt(LowLevel), rootHigh = Math.Sqrt(HighLevel);
        var slope = Math.Log(low / high) / (rootHigh - rootLow);
        var root = rootHigh + (Math.Log(high / WantedPerMinute) / slope);
        return Math.Clamp(Math.Pow(root * root / _threshold, 1.4), 1, LargestFactor);
    }

    private void Forget()
    {
        var kept = 1 - (_bins * _secondsPerBin / MemorySeconds);
        _quietSeconds = (_quietSeconds + (_quietBins * _secondsPerBin)) * kept;
        _low *= kept;
        _high *= kept;
        _quietBins = _bins = 0;
    }
}
