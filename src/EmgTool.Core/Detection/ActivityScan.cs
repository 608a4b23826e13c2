using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Runs along the energy of eight lanes and says, bin by bin, which lanes are loud enough to seed a burst and which are busy.
/// What it marks is only where to look closely: most of a recording is quiet and is never looked at again.</summary>
internal sealed class ActivityScan
{
    /// <summary>The running sums are taken anew this often, so that rounding errors do not pile up over hours.</summary>
    private const int AnchorBins = 1024;

    private readonly RowRing _energy;
    private readonly int[] _widths;
    private readonly Vector512<double>[] _thresholds;
    private readonly Vector512<double> _low;
    private readonly Vector512<double>[] _sums;

    /// <summary>A scan over a ring of energies in units of the noise floor.</summary>
    public ActivityScan(RowRing energy, TimeBins bins, ReadOnlySpan<DetectionScale> scales)
    {
        _energy = energy;
        _widths = new int[scales.Length];
        _thresholds = new Vector512<double>[scales.Length];
        _sums = new Vector512<double>[scales.Length];
        for (var i = 0; i < scales.Length; i++)
        {
            _widths[i] = bins.In(scales[i].Seconds);
            _thresholds[i] = Vector512.Create(scales[i].Threshold * _widths[i]);
        }

        _low = Vector512.Create(scales[^1].Low * _widths[^1]);
        Reach = (_widths.Max() / 2) + 1;
    }

    /// <summary>Bins behind the one looked at that must be known.</summary>
    public int Reach { get; }

    /// <summary>Energy of the bin marked last, summed over the shortest scale.</summary>
    public Vector512<double> ShortestSums => _sums[0];

    /// <summary>Marks one bin; bins must come in order from 0.</summary>
    /// <param name="bin">The bin.</param>
    /// <param name="end">Bins known so far; those before 0 and from here on count as noise.</param>
    /// <param name="seeds">Lanes, a bit each, whose energy exceeds the threshold at any scale.</param>
    /// <returns>Lanes, a bit each, that are seeds or whose energy at the longest scale exceeds its low threshold.</returns>
    public int Mark(long bin, long end, out int seeds)
    {
        var anchor = bin % AnchorBins == 0;
        seeds = 0;
        for (var i = 0; i < _widths.Length; i++)
        {
            var first = bin - (_widths[i] / 2);
            if (anchor)
            {
                var sum = Vector512<double>.Zero;
                for (var j = first; j < first + _widths[i]; j++)
                {
                    sum += Row(j, end);
                }

                _sums[i] = sum;
            }
            else
            {
                _sums[i] += Row(first + _widths[i] - 1, end) - Row(first - 1, end);
            }

            seeds |= (int)Vector512.GreaterThan(_sums[i], _thresholds[i]).ExtractMostSignificantBits();
        }

        return seeds | (int)Vector512.GreaterThan(_sums[^1], _low).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Row(long index, long end) => index < 0 || index >= end
        ? Vector512<double>.One
        : Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(_energy.Row(index)));
}
