using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>Finds the separate discharges inside a burst, and how alike and how dense they are.</summary>
internal sealed class SpikeFinder
{
    /// <summary>Least energy of a discharge over the noise floor's.</summary>
    private const double LeastEnergy = 6;

    /// <summary>Least energy of a discharge as a share of the burst's largest.</summary>
    private const double LeastShare = 0.12;

    /// <summary>Between two discharges the energy falls below this share of the smaller.</summary>
    private const double ValleyShare = 0.35;

    /// <summary>Energy above which a bin is active, for the duty cycle: as a share of the burst's 90th percentile, and at least so many times the floor.</summary>
    private const double ActiveShare = 0.05;

    private const double LeastActive = 3;

    /// <summary>What stands before the first and behind the last bin, lower than any energy.</summary>
    private const double Nothing = double.NegativeInfinity;

    private readonly int _box;
    private readonly int _least;
    private readonly WaveformSimilarity _similarity;
    private readonly List<int> _spikes = [];
    private double[] _mean = [];

    /// <summary>A finder for one time grid.</summary>
    public SpikeFinder(TimeBins bins, double rateHz)
    {
        _box = bins.In(0.003);
        _least = bins.In(0.008);
        _similarity = new WaveformSimilarity(bins.SamplesPerBin, rateHz);
    }

    /// <summary>Bins of the discharges found last.</summary>
    public IReadOnlyList<int> Spikes => _spikes;

    /// <summary>Active bins of the burst examined last.</summary>
    public int ActiveBins { get; private set; }

    /// <summary>Finds the discharges in a burst or a part of one.</summary>
    /// <param name="energy">Energy in units of the noise floor's, a bin each.</param>
    public void Find(ReadOnlySpan<double> energy)
    {
        var room = energy.Length + 2 + Vector512<double>.Count;
        if (_mean.Length < room)
        {
            _mean = new double[room];
        }

        _mean[0] = Nothing;
        _mean.AsSpan(energy.Length + 1, room - energy.Length - 1).Fill(Nothing);
        var mean = _mean.AsSpan(1, energy.Length);
        BoxMean.Fill(energy, _box, mean);
        var largest = EnergySpan.Largest(mean);
        FindPeaks(mean.Length, Math.Max(LeastEnergy, LeastShare * largest));
        ActiveBins = CountActive(mean, largest);
    }

    /// <summary>The median correlation of the waveforms of the discharges found last.</summary>
    /// <param name="samples">The samples of the same stretch.</param>
    /// <returns>-1 to 1; not a number for fewer than two discharges.</returns>
    public double Similarity(ReadOnlySpan<double> samples) => _similarity.Of(samples, CollectionsMarshal.AsSpan(_spikes));

    /// <summary>Counts the bins above the share of the percentile without finding it: between two levels that enclose it, a share of which no bin lies between.</summary>
    private static int CountActive(ReadOnlySpan<double> mean, double largest)
    {
        // So many values are as large as the percentile or larger.
        var atLeast = mean.Length - (int)(0.9 * (mean.Length - 1));
        double below = LeastActive / ActiveShare, above = largest;
        if (EnergySpan.CountAbove(mean, below) < atLeast)
        {
            return EnergySpan.CountAbove(mean, LeastActive);
        }

        int countBelow = EnergySpan.CountAbove(mean, ActiveShare * below), countAbove = EnergySpan.CountAbove(mean, ActiveShare * above);
        while (countBelow != countAbove)
        {
            // Energies spread by factors.
            var middle = Math.Sqrt(below * above);
            if (middle <= below || middle >= above)
            {
                break;
            }

            var count = EnergySpan.CountAbove(mean, ActiveShare * middle);
            if (EnergySpan.CountAbove(mean, middle) >= atLeast)
            {
                (below, countBelow) = (middle, count);
            }
            else
            {
                (above, countAbove) = (middle, count);
            }
        }

        return countAbove;
    }

    /// <summary>Looks at each local maximum, in a row with what lies before and behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindPeaks(int count, double least)
    {
        _spikes.Clear();
        var valley = double.PositiveInfinity;
        var seen = 0;
        ref var before = ref MemoryMarshal.GetArrayDataReference(_mean);
        for (var i = 0; i < count; i += Vector512<double>.Count)
        {
            var mean = Vector512.LoadUnsafe(ref before, (nuint)(i + 1));
            var peaks = Vector512.GreaterThanOrEqual(mean, Vector512.Create(least))
                & Vector512.GreaterThan(mean, Vector512.LoadUnsafe(ref before, (nuint)i))
                & Vector512.GreaterThanOrEqual(mean, Vector512.LoadUnsafe(ref before, (nuint)(i + 2)));
            for (var bits = peaks.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var peak = i + BitOperations.TrailingZeroCount(bits);
                valley = Math.Min(valley, EnergySpan.Smallest(_mean.AsSpan(1 + seen, peak - seen)));
                seen = peak;
                Take(peak, ref valley);
            }
        }
    }

    /// <summary>Takes a local maximum for a discharge or, where the lowest energy since the last discharge does not separate them, for a part of that.</summary>
    private void Take(int peak, ref double valley)
    {
        if (_spikes.Count > 0)
        {
            double last = _mean[1 + _spikes[^1]], next = _mean[1 + peak];
            if (peak - _spikes[^1] < _least || !(valley < ValleyShare * Math.Min(last, next)))
            {
                if (!(next > last))
                {
                    return;
                }

                _spikes.RemoveAt(_spikes.Count - 1);
            }
        }

        _spikes.Add(peak);
        valley = double.PositiveInfinity;
    }
}
