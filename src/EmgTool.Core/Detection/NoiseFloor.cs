using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;
using MathNet.Numerics.Distributions;

namespace EmgTool.Core.Detection;

/// <summary>Follows the energy of the noise on eight lanes without a marked rest.</summary>
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

    private const double HistogramStepDecibels = 0.5;

    /// <summary>Share of the windows that the lowest peak must hold to be taken for noise rather than for a chance dip.</summary>
    private const double LeastShare = 0.04;

    private const int LeastWindows = 8;

    private readonly int _halfWindow;
    private readonly int _windowsPerBlock;
    private readonly double _cutHigh;
    private readonly double _cutBias;
    private readonly RowRing _windows;
    private readonly RowRing _levels;
    private readonly double[] _pool;
    private readonly double[] _poolLevels;
    private readonly int[] _histogram = new int[2048];
    private readonly List<double>[] _floors = new List<double>[Lanes.Count];
    private Vector512<double> _half;
    private Vector512<double> _previousHalf;
    private int _binsInHalf;
    private int _halves;

    /// <summary>A floor for channels on one time grid.</summary>
    public NoiseFloor(TimeBins bins, DetectionSettings settings)
    {
        _halfWindow = bins.In(0.025);
        _windowsPerBlock = Math.Max(LeastWindows, (int)Math.Round(settings.FloorSeconds / ((2 * Reach) + 1) / (_halfWindow * bins.SecondsPerBin)));
        BinsPerBlock = _windowsPerBlock * _halfWindow;
        _windows = new RowRing(_windowsPerBlock * ((2 * Reach) + 2));
        _levels = new RowRing(_windows.Capacity);
        _pool = new double[_windowsPerBlock * ((2 * Reach) + 1)];
        _poolLevels = new double[_pool.Length];

        var freedom = bins.DegreesOfFreedom(2 * _halfWindow);
        _cutHigh = ChiSquared.InvCDF(freedom, 0.9) / freedom;
        // The mean of a chi-square below its 90 % quantile, over its mean: F(nu + 2) / F(nu) at the quantile.
        _cutBias = ChiSquared.CDF(freedom + 2, freedom * _cutHigh) / 0.9;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            _floors[lane] = [];
        }
    }

    /// <summary>Bins that share one floor before interpolation.</summary>
    public int BinsPerBlock { get; }

    /// <summary>Blocks that lie behind the newest bin before a block's floor is final.</summary>
    public static int LookAheadBlocks => Reach;

    /// <summary>Blocks whose floor is final.</summary>
    public int Blocks => _floors[0].Count;

    /// <summary>Starts a new segment of so many bins.</summary>
    public void Begin(long bins)
    {
        _windows.Clear();
        _levels.Clear();
        _half = Vector512<double>.Zero;
        _binsInHalf = 0;
        _halves = 0;
        foreach (var floors in _floors)
        {
            floors.Clear();
            floors.EnsureCapacity((int)(bins / BinsPerBlock) + 1);
        }
    }

    /// <summary>The floors of one lane, a block each: mean squares, not a number where no noise could be found.</summary>
    public IReadOnlyList<double> Floors(int lane) => _floors[lane];

    /// <summary>Takes the mean squares of the next bin; not a number where the signal is left out.</summary>
    public void Add(ReadOnlySpan<double> energy)
    {
        _half += Vector512.Create(energy);
        if (++_binsInHalf < _halfWindow)
        {
            return;
        }

        if (_halves++ > 0)
        {
            var window = _windows.Append();
            ((_half + _previousHalf) / (2 * _halfWindow)).CopyTo(window);
            var levels = _levels.Append();
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                levels[lane] = Math.Floor(10 / HistogramStepDecibels * Math.Log10(window[lane]));
            }
        }

        _previousHalf = _half;
        _half = Vector512<double>.Zero;
        _binsInHalf = 0;
        if (_windows.End >= (long)(Blocks + Reach + 1) * _windowsPerBlock)
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
        var end = Math.Min(_windows.End, (long)(Blocks + Reach + 1) * _windowsPerBlock);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var count = 0;
            for (var window = first; window < end; window++)
            {
                var energy = _windows.Row(window)[lane];
                if (energy > 0)
                {
                    _pool[count] = energy;
                    _poolLevels[count++] = _levels.Row(window)[lane];
                }
            }

            _floors[lane].Add(Estimate(_pool.AsSpan(0, count), _poolLevels.AsSpan(0, count)));
        }
    }

    private double Estimate(ReadOnlySpan<double> energies, ReadOnlySpan<double> levels)
    {
        if (energies.Length < LeastWindows)
        {
            return double.NaN;
        }

        var floor = LowestPeak(levels);
        for (var i = 0; i < 8; i++)
        {
            double sum = 0;
            var count = 0;
            double low = 0.3 * floor, high = floor * _cutHigh;
            foreach (var energy in energies)
            {
                if (energy > low && energy < high)
                {
                    sum += energy;
                    count++;
                }
            }

            if (count == 0)
            {
                break;
            }

            var next = sum / count / _cutBias;
            var settled = Math.Abs(next - floor) < 1e-6 * floor;
            floor = next;
            if (settled)
            {
                break;
            }
        }

        return floor;
    }

    private double LowestPeak(ReadOnlySpan<double> levels)
    {
        var lowest = double.PositiveInfinity;
        foreach (var level in levels)
        {
            lowest = Math.Min(lowest, level);
        }

        // Some bins of margin below, so that the smoothing needs no special case at the low end; what lies 1000 dB up shares the last bin.
        var origin = lowest - 4;
        Array.Clear(_histogram);
        var top = 0;
        foreach (var level in levels)
        {
            var bin = (int)Math.Min(level - origin, _histogram.Length - 5);
            _histogram[bin]++;
            top = Math.Max(top, bin);
        }

        var least = Math.Max(LeastWindows, LeastShare * levels.Length);
        var highest = 0;
        for (var bin = 2; bin <= top + 2; bin++)
        {
            var here = Smoothed(bin);
            if (here > Smoothed(highest))
            {
                highest = bin;
            }

            if (here > 0 && IsPeak(bin, here) && Mass(bin) >= least)
            {
                return Power(origin, Climb(bin));
            }
        }

        return Power(origin, highest);
    }

    private int Smoothed(int bin) => bin < 2 ? 0
        : _histogram[bin - 2] + (2 * _histogram[bin - 1]) + (3 * _histogram[bin]) + (2 * _histogram[bin + 1]) + _histogram[bin + 2];

    private bool IsPeak(int bin, int height) =>
        height >= Smoothed(bin - 2) && height >= Smoothed(bin - 1) && height >= Smoothed(bin + 1) && height >= Smoothed(bin + 2);

    private int Mass(int bin)
    {
        var mass = 0;
        for (var i = Math.Max(0, bin - 4); i <= Math.Min(_histogram.Length - 1, bin + 4); i++)
        {
            mass += _histogram[i];
        }

        return mass;
    }

    private int Climb(int bin)
    {
        var best = bin;
        for (var i = bin + 1; i <= Math.Min(bin + 4, _histogram.Length - 3); i++)
        {
            if (Smoothed(i) > Smoothed(best))
            {
                best = i;
            }
        }

        return best;
    }

    private static double Power(double origin, int bin) => Math.Pow(10, (origin + bin + 0.5) * HistogramStepDecibels / 10);
}
