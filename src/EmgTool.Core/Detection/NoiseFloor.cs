using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.Distributions;

namespace EmgTool.Core.Detection;

/// <summary>Follows the energy of the noise of one channel without a marked rest.</summary>
/// <remarks>
/// The mean square of 50-ms windows is distributed like a chi-square around the noise's, so that quiet windows form a peak in its
/// histogram however small their share is; activity lies above. The floor is the lowest peak of a stretch around each moment,
/// refined to the mean of the windows near it and corrected for the part of the chi-square that this cuts off.
/// A median or a low quantile would move with the share of activity; the peak does not.
/// </remarks>
internal sealed class NoiseFloor
{
    /// <summary>Blocks on either side that a block's floor is taken from.</summary>
    private const int Reach = 6;

    private const int LeastWindows = 8;

    /// <summary>The estimate is refined until it changes by less than this share, or so many times.</summary>
    private const double SettledShare = 1e-6;

    private const int MostRefinements = 8;

    private readonly int _halfWindow;
    private readonly int _windowsPerBlock;
    private readonly double _cutHigh;
    private readonly double _cutBias;
    private readonly LevelHistogram _histogram = new();

    // The latest windows twice, one copy behind the other, so that the pool of a block is one span wherever it begins.
    private readonly double[] _windows;
    private readonly int _kept;
    private readonly List<double> _floors = [];
    private double _previousHalf;
    private long _halves;
    private long _windowCount;
    private long _pooledFrom;
    private long _pooledTo;

    /// <summary>A floor for channels on one time grid.</summary>
    public NoiseFloor(TimeBins bins, DetectionSettings settings)
    {
        _halfWindow = bins.In(0.025);
        _windowsPerBlock = Math.Max(LeastWindows, (int)Math.Round(settings.FloorSeconds / ((2 * Reach) + 1) / (_halfWindow * bins.SecondsPerBin)));
        BinsPerBlock = _windowsPerBlock * _halfWindow;
        _kept = _windowsPerBlock * ((2 * Reach) + 2);
        _windows = new double[2 * _kept];

        var freedom = bins.DegreesOfFreedom(2 * _halfWindow);
        _cutHigh = ChiSquared.InvCDF(freedom, 0.9) / freedom;
        // The mean of a chi-square below its 90 % quantile, over its mean: F(nu + 2) / F(nu) at the quantile.
        _cutBias = ChiSquared.CDF(freedom + 2, freedom * _cutHigh) / 0.9;
    }

    /// <summary>Bins that share one floor before interpolation.</summary>
    public int BinsPerBlock { get; }

    /// <summary>Blocks that lie behind the newest bin before a block's floor is final.</summary>
    public static int LookAheadBlocks => Reach;

    /// <summary>Blocks whose floor is final.</summary>
    public int Blocks => _floors.Count;

    /// <summary>The floors, a block each: mean squares, not a number where no noise could be found.</summary>
    public IReadOnlyList<double> Floors => _floors;

    /// <summary>Bins that are taken at a time.</summary>
    public int Step => _halfWindow;

    /// <summary>Starts a new segment of so many bins.</summary>
    public void Begin(long bins)
    {
        _halves = _windowCount = _pooledFrom = _pooledTo = 0;
        _histogram.Clear();
        _floors.Clear();
        _floors.EnsureCapacity((int)(bins / BinsPerBlock) + 1);
    }

    /// <summary>Takes the mean squares of the next <see cref="Step"/> bins; not a number where the signal is left out.</summary>
    public void Add(ReadOnlySpan<double> energy)
    {
        var half = EnergySpan.Sum(energy);
        if (_halves++ > 0)
        {
            var at = (int)(_windowCount++ % _kept);
            _windows[at] = _windows[at + _kept] = (half + _previousHalf) / (2 * _halfWindow);
        }

        _previousHalf = half;
        if (_windowCount >= (long)(Blocks + Reach + 1) * _windowsPerBlock)
        {
            CloseBlock();
        }
    }

    /// <summary>Ends the segment: the floors of all blocks up to <paramref name="bins"/> bins become final.</summary>
    public void Complete(long bins)
    {
        while ((long)Blocks * BinsPerBlock < bins)
        {
            CloseBlock();
        }
    }

    private void CloseBlock()
    {
        var first = Math.Max(0, (long)(Blocks - Reach) * _windowsPerBlock);
        var end = Math.Min(_windowCount, (long)(Blocks + Reach + 1) * _windowsPerBlock);
        for (; _pooledTo < end; _pooledTo++)
        {
            _histogram.Add(_windows[(int)(_pooledTo % _kept)], 1);
        }

        for (; _pooledFrom < Math.Min(first, end); _pooledFrom++)
        {
            _histogram.Add(_windows[(int)(_pooledFrom % _kept)], -1);
        }

        var count = (int)Math.Max(0, end - first);
        _floors.Add(_histogram.Count < LeastWindows ? double.NaN : Estimate(_windows.AsSpan((int)(first % _kept), count)));
    }

    private double Estimate(ReadOnlySpan<double> energies)
    {
        var floor = _histogram.LowestPeak(LeastWindows);
        for (var i = 0; i < MostRefinements; i++)
        {
            var mean = MeanBetween(energies, 0.3 * floor, floor * _cutHigh);
            if (double.IsNaN(mean))
            {
                break;
            }

            var next = mean / _cutBias;
            var settled = Math.Abs(next - floor) < SettledShare * floor;
            floor = next;
            if (settled)
            {
                break;
            }
        }

        return floor;
    }

    /// <summary>The mean of the values between two limits; not a number when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double MeanBetween(ReadOnlySpan<double> values, double low, double high)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var (lows, highs) = (Vector512.Create(low), Vector512.Create(high));
        var (sums, counts) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i <= values.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var value = Vector512.LoadUnsafe(ref first, (nuint)i);
            var inside = Vector512.GreaterThan(value, lows) & Vector512.LessThan(value, highs);
            sums += Vector512.ConditionalSelect(inside, value, Vector512<double>.Zero);
            counts += Vector512.ConditionalSelect(inside, Vector512<double>.One, Vector512<double>.Zero);
        }

        var (sum, count) = (EnergySpan.Total(sums), EnergySpan.Total(counts));
        for (; i < values.Length; i++)
        {
            if (values[i] > low && values[i] < high)
            {
                sum += values[i];
                count++;
            }
        }

        return sum / count;
    }
}
