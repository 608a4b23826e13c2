using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Marks weak contractions in one piece: activity of little more than the noise's own energy, which shorter windows see in splinters.</summary>
/// <remarks>The energy is clipped before it is averaged over a long window, so that a few strong discharges do not count for many weak ones.
/// A series of jerks with rest between them has the same mean but rests for a good part of the time; hence the quartile.</remarks>
internal sealed class WeakActivity
{
    private const double WindowSeconds = 0.4;

    /// <summary>Mean clipped energy that seeds a contraction: 8 standard deviations of the noise's mean over the window.</summary>
    private const double Seed = 1.6;

    /// <summary>Mean clipped energy down to which it extends: 4 standard deviations.</summary>
    private const double Low = 1.3;

    /// <summary>The quarter of the contraction with the least energy, over windows of 32 ms, still exceeds noise of this energy.</summary>
    private const double LeastQuartile = 1.2;

    /// <summary>The median energy of what is weak. Stronger activity needs no help.</summary>
    private const double LeastMedian = 1.4;

    private const double MostMedian = 8;

    private readonly int _window;
    private readonly int _least;
    private readonly int _leastRun;
    private readonly bool _wanted;
    private readonly ClippedMeans _clipped;

    /// <summary>Weak activity on one time grid.</summary>
    public WeakActivity(TimeBins bins, DetectionSettings settings, ClippedMeans clipped)
    {
        _window = bins.In(WindowSeconds);
        _clipped = clipped;

        // Who asks of sustained activity for more than clipped energy can reach, as for a needle, asks for no weak one.
        _wanted = settings.Sustained.Threshold <= ClippedMeans.Clip;
        _least = bins.In(0.7 * settings.SustainedSeconds);
        _leastRun = _least + (2 * (_window / 4));
    }

    /// <summary>Marks the weak contractions.</summary>
    /// <param name="brief">Mean energy over 8 ms.</param>
    /// <param name="jerk">Mean energy over 32 ms.</param>
    /// <param name="freedomShare">Degrees of freedom of the noise as share of those of white noise, which spread its means the more the fewer they are.</param>
    /// <param name="mask">Receives 1 for each bin of them.</param>
    public void Mark(ReadOnlySpan<double> brief, ReadOnlySpan<double> jerk, double freedomShare, Span<byte> mask)
    {
        if (!_wanted || !MayHoldRun(brief))
        {
            return;
        }

        var wider = 1 / Math.Sqrt(freedomShare);
        var low = 1 + ((Low - 1) * wider);
        var mean = _clipped.Over(brief, _window);
        for (var seed = 0; (seed = EnergySpan.NextAbove(mean, seed, 1 + ((Seed - 1) * wider))) < mean.Length;)
        {
            int start = EnergySpan.RunStart(mean, seed, low), end = EnergySpan.NextNotAbove(mean, seed, low);
            // The window reaches half its length over the edge of what it sees; a quarter brings a weak edge back to its place.
            int first = start + (_window / 4), last = end - (_window / 4);
            if (last - first >= _least && IsWeak(jerk[first..last]))
            {
                mask[first..last].Fill(1);
            }

            seed = end;
        }
    }

    /// <summary>Whether a run of means that is long enough may exist. It would hold two neighbours of those that lie half its length apart.</summary>
    private bool MayHoldRun(ReadOnlySpan<double> energy)
    {
        // Less than rounding can make of a mean.
        const double Least = Low - 1e-9;
        var before = false;
        for (var centre = 0; centre < energy.Length && energy.Length >= _leastRun; centre += Math.Max(1, _leastRun / 2))
        {
            int first = Math.Max(0, centre - (_window / 2)), end = Math.Min(energy.Length, centre - (_window / 2) + _window);
            var above = ClippedSum(energy[first..end]) + _window - (end - first) > Least * _window;
            if (before && above)
            {
                return true;
            }

            before = above;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ClippedSum(ReadOnlySpan<double> energy)
    {
        ref var from = ref MemoryMarshal.GetReference(energy);
        var clip = Vector512.Create(ClippedMeans.Clip);
        var sums = Vector512<double>.Zero;
        var i = 0;
        for (; i + Vector512<double>.Count <= energy.Length; i += Vector512<double>.Count)
        {
            var values = Vector512.LoadUnsafe(ref from, (nuint)i);
            sums += Vector512.ConditionalSelect(Vector512.LessThan(values, clip), values, clip);
        }

        // Within what rounding can make of it: the order of the lanes does not matter.
        var sum = Vector512.Sum(sums);
        for (; i < energy.Length; i++)
        {
            sum += energy[i] < ClippedMeans.Clip ? energy[i] : ClippedMeans.Clip;
        }

        return sum;
    }

    /// <summary>Whether the values at the first quarter and at the middle of the order lie within the limits.</summary>
    private static bool IsWeak(ReadOnlySpan<double> energy)
    {
        int quarter = energy.Length / 4, half = energy.Length / 2;
        return energy.Length - EnergySpan.CountAbove(energy, LeastQuartile) <= quarter
            && energy.Length - EnergySpan.CountAbove(energy, LeastMedian) <= half
            && energy.Length - EnergySpan.CountAbove(energy, MostMedian) > half;
    }
}
