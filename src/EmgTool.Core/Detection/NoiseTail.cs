using System.Numerics;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Watches how often quiet signal exceeds two low levels, and says how far thresholds must be raised where noise is not Gaussian.</summary>
/// <remarks>
/// The thresholds hold for Gaussian noise. Impulsive noise exceeds them many times a minute. Its rate of up-crossings falls with the
/// level such that ln(rate) is nearly linear in the square root of the level, so that two low levels, which real bursts hardly
/// reach without being busy, tell the level that is crossed as rarely as wanted. Gaussian noise gives a factor of 1.
/// </remarks>
internal sealed class NoiseTail
{
    private const double LowLevel = 4.5;

    private const double HighLevel = 7;

    /// <summary>Up-crossings a minute that the raised threshold lets through.</summary>
    private const double WantedPerMinute = 0.2;

    private const double LeastQuietSeconds = 3;

    /// <summary>Counts are forgotten over this time, so that a recording may change.</summary>
    private const double MemorySeconds = 120;

    private const double ForgetSeconds = 5;

    /// <summary>Largest factor: beyond it small potentials could not be told from noise at all.</summary>
    private const double LargestFactor = 3;

    private readonly double _threshold;
    private readonly Vector512<double> _lowLevel;
    private readonly Vector512<double> _highLevel;
    private readonly double _secondsPerBin;
    private readonly int _forgetBins;
    private readonly double[] _low = new double[Lanes.Count];
    private readonly double[] _high = new double[Lanes.Count];
    private readonly double[] _quiet = new double[Lanes.Count];
    private readonly int[] _quietNow = new int[Lanes.Count];
    private int _bins;
    private int _aboveLow;
    private int _aboveHigh;

    /// <summary>A watch on one time grid.</summary>
    /// <param name="bins">The grid.</param>
    /// <param name="unit">The shortest scale, whose threshold suffers first.</param>
    public NoiseTail(TimeBins bins, DetectionScale unit)
    {
        _threshold = unit.Threshold;
        _secondsPerBin = bins.SecondsPerBin;
        _forgetBins = bins.In(ForgetSeconds);
        var width = bins.In(unit.Seconds);
        _lowLevel = Vector512.Create(LowLevel * width);
        _highLevel = Vector512.Create(HighLevel * width);
    }

    /// <summary>Starts a segment.</summary>
    public void Begin()
    {
        Array.Clear(_low);
        Array.Clear(_high);
        Array.Clear(_quiet);
        Array.Clear(_quietNow);
        _bins = _aboveLow = _aboveHigh = 0;
    }

    /// <summary>Takes the next bin.</summary>
    /// <param name="sums">Sum of energy over the shortest scale.</param>
    /// <param name="busy">Lanes, a bit each, that are busy and so do not count.</param>
    public void Add(Vector512<double> sums, int busy)
    {
        var low = (int)Vector512.GreaterThan(sums, _lowLevel).ExtractMostSignificantBits();
        var rising = low & ~_aboveLow & ~busy;
        if (rising != 0)
        {
            Count(_low, rising);
        }

        var high = (int)Vector512.GreaterThan(sums, _highLevel).ExtractMostSignificantBits();
        rising = high & ~_aboveHigh & ~busy;
        if (rising != 0)
        {
            Count(_high, rising);
        }

        for (var bits = busy; bits != 0; bits &= bits - 1)
        {
            _quietNow[BitOperations.TrailingZeroCount(bits)]--;
        }

        _aboveLow = low;
        _aboveHigh = high;
        if (++_bins == _forgetBins)
        {
            Forget();
        }
    }

    /// <summary>The factor on the threshold of the shortest scale, 1 to 3.</summary>
    public double Factor(int lane)
    {
        var seconds = _quiet[lane] + ((_bins + _quietNow[lane]) * _secondsPerBin);
        double low = _low[lane] * 60 / seconds, high = _high[lane] * 60 / seconds;
        if (seconds < LeastQuietSeconds || high <= WantedPerMinute || low <= high)
        {
            return 1;
        }

        double rootLow = Math.Sqrt(LowLevel), rootHigh = Math.Sqrt(HighLevel);
        var slope = Math.Log(low / high) / (rootHigh - rootLow);
        var root = rootHigh + (Math.Log(high / WantedPerMinute) / slope);
        return Math.Clamp(Math.Pow(root * root / _threshold, 1.4), 1, LargestFactor);
    }

    private static void Count(double[] counts, int lanes)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            counts[BitOperations.TrailingZeroCount(lanes)]++;
        }
    }

    private void Forget()
    {
        const double Kept = 1 - (ForgetSeconds / MemorySeconds);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            _quiet[lane] = (_quiet[lane] + ((_bins + _quietNow[lane]) * _secondsPerBin)) * Kept;
            _low[lane] *= Kept;
            _high[lane] *= Kept;
            _quietNow[lane] = 0;
        }

        _bins = 0;
    }
}
