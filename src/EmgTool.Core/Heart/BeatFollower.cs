using System.Runtime.InteropServices;

namespace EmgTool.Core.Heart;

/// <summary>Finds the beats of a known shape and rate in a part of a channel: a matched filter, of whose peaks a heart's sequence is taken, the surest first.</summary>
/// <param name="track">The channel.</param>
internal sealed class BeatFollower(SlowTrack track)
{
    /// <summary>A peak this like the shape is a beat unless a surer one is too near.</summary>
    private const double SureLikeness = 0.7;

    /// <summary>In a gap, a peak where a beat is expected may lie under activity. It then takes a fifth of the slow energy with it at least.</summary>
    private const double FaintLikeness = 0.45;

    private const double SmallestSize = 0.4;
    private const double LargestSize = 2.2;

    /// <summary>Beats are farther apart than this share of the usual interval.</summary>
    private const double Refractory = 0.55;

    /// <summary>Where beats are expected between two others, one lies within this share of the usual interval.</summary>
    private const double Expected = 0.12;

    private readonly List<Beat> _peaks = [];
    private readonly List<Beat> _sorted = [];

    /// <summary>The beats of the last part, rising.</summary>
    public List<Beat> Beats { get; } = [];

    /// <summary>The middles of those that are sure.</summary>
    public List<double> Sure { get; } = [];

    /// <summary>Finds the sure beats whose middles lie between two blocks.</summary>
    /// <param name="shape">Their shape.</param>
    /// <param name="interval">The usual interval in blocks.</param>
    /// <param name="previous">The beat before, in blocks; negative infinity when there is none.</param>
    /// <param name="first">First block.</param>
    /// <param name="end">Behind the last.</param>
    public void Find(BeatShape shape, double interval, double previous, long first, long end)
    {
        FindPeaks(shape, first, end);
        Beats.Clear();
        var apart = Refractory * interval;
        _sorted.Clear();
        foreach (var peak in _peaks)
        {
            if (peak.Likeness >= SureLikeness)
            {
                _sorted.Add(peak);
            }
        }

        _sorted.Sort(static (a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : a.At.CompareTo(b.At));
        foreach (var peak in _sorted)
        {
            if (peak.At - previous >= apart)
            {
                Insert(peak, apart);
            }
        }

        Sure.Clear();
        foreach (var beat in Beats)
        {
            Sure.Add(beat.At);
        }
    }

    /// <summary>Adds beats where they are expected: between two sure ones, and before and behind all of them.</summary>
    public void FillGaps(double interval, double previous, long first, long end)
    {
        var last = previous;
        for (var i = 0; i <= Beats.Count; i++)
        {
            var next = i < Beats.Count ? Beats[i].At : double.PositiveInfinity;
            double expected;
            if (double.IsInfinity(last))
            {
                // From the first sure beat back, as many as there is room for.
                expected = next - (Math.Floor((next - first) / interval) * interval);
            }
            else
            {
                var steps = double.IsInfinity(next) ? 2 : Math.Round((next - last) / interval);
                expected = double.IsInfinity(next) ? last + interval : last + ((next - last) / steps);
                if (steps < 2)
                {
                    last = next;
                    continue;
                }
            }

            if (expected < first - (Expected * interval) || expected >= end + (Expected * interval) || next - expected < Refractory * interval)
            {
                last = next;
                continue;
            }

            if (Best(expected, Expected * interval) is { } beat && beat.At - last >= Refractory * interval && next - beat.At >= Refractory * interval)
            {
                Beats.Insert(i, beat);
                last = beat.At;
            }
            else
            {
                // Not seen: the next is looked for from where it should be.
                last = expected;
                i--;
            }
        }
    }

    private void FindPeaks(BeatShape shape, long first, long end)
    {
        _peaks.Clear();
        double before = 0, here = 0;
        for (var block = Math.Max(track.First, first - 1); block <= Math.Min(track.End - 1, end); block++)
        {
            var behind = shape.Times(track.Around(block));
            if (here > before && here >= behind && block - 1 >= first && here > SmallestSize * shape.Energy && here < LargestSize * shape.Energy)
            {
                var values = track.Around(block - 1);
                var likeness = here / Math.Sqrt(shape.Energy * Products.Sum(values, values));
                if (likeness >= FaintLikeness)
                {
                    // The top of a parabola through three values.
                    _peaks.Add(new Beat(block - 1 + ((behind - before) / (2 * ((2 * here) - before - behind))), likeness));
                }
            }

            (before, here) = (here, behind);
        }
    }

    /// <summary>Adds a beat unless one is too near.</summary>
    private void Insert(Beat beat, double apart)
    {
        var at = Beats.Count;
        while (at > 0 && Beats[at - 1].At > beat.At)
        {
            at--;
        }

        if ((at == 0 || beat.At - Beats[at - 1].At >= apart) && (at == Beats.Count || Beats[at].At - beat.At >= apart))
        {
            Beats.Insert(at, beat);
        }
    }

    private Beat? Best(double expected, double within)
    {
        Beat? best = null;
        var peaks = CollectionsMarshal.AsSpan(_peaks);
        for (var i = FirstFrom(expected - within); i < peaks.Length && peaks[i].At <= expected + within; i++)
        {
            if (best is null || peaks[i].Likeness > best.Value.Likeness)
            {
                best = peaks[i];
            }
        }

        return best;
    }

    private int FirstFrom(double at)
    {
        int low = 0, high = _peaks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _peaks[middle].At < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
