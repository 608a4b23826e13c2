namespace EmgTool.Core.Detection;

/// <summary>Marks weak contractions in one piece: activity of little more than the noise's own energy, which shorter windows see in splinters.</summary>
/// <remarks>The energy is clipped before it is averaged over a long window, so that a few strong discharges do not count for many weak ones.
/// A series of jerks with rest between them has the same mean but rests for a good part of the time; hence the quartile.</remarks>
internal sealed class WeakActivity
{
    private const double WindowSeconds = 0.4;

    private const double Clip = 4;

    /// <summary>Mean clipped energy that seeds a contraction: 8 standard deviations of the noise's mean over the window.</summary>
    private const double Seed = 1.6;

    /// <summary>Mean clipped energy down to which it extends: 4 standard deviations.</summary>
    private const double Low = 1.3;

    /// <summary>The quarter of the contraction with the least energy, over windows of 32 ms, still exceeds noise of this energy.</summary>
    private const double LeastQuartile = 1.2;

    /// <summary>The median energy of what is weak. Stronger activity needs no help.</summary>
    private const double LeastMedian = 1.4;

    private const double MostMedian = 4;

    private readonly int _window;
    private readonly int _least;
    private double[] _clipped = [];
    private double[] _mean = [];

    /// <summary>Weak activity on one time grid.</summary>
    public WeakActivity(TimeBins bins, DetectionSettings settings)
    {
        _window = bins.In(WindowSeconds);
        _least = bins.In(0.7 * settings.SustainedSeconds);
    }

    /// <summary>Marks the weak contractions.</summary>
    /// <param name="brief">Mean energy over 8 ms.</param>
    /// <param name="jerk">Mean energy over 32 ms.</param>
    /// <param name="mask">Receives the mark, a bin each.</param>
    /// <param name="bit">The mark.</param>
    public void Mark(ReadOnlySpan<double> brief, ReadOnlySpan<double> jerk, Span<byte> mask, byte bit)
    {
        if (brief.Length < _least)
        {
            return;
        }

        if (_mean.Length < brief.Length)
        {
            _clipped = new double[brief.Length];
            _mean = new double[brief.Length];
        }

        var clipped = _clipped.AsSpan(0, brief.Length);
        for (var i = 0; i < brief.Length; i++)
        {
            clipped[i] = Math.Min(brief[i], Clip);
        }

        var mean = _mean.AsSpan(0, brief.Length);
        BoxMean.Fill(clipped, _window, mean);
        var start = 0;
        while (start < mean.Length)
        {
            var end = start;
            var seeded = false;
            while (end < mean.Length && mean[end] > Low)
            {
                seeded |= mean[end] > Seed;
                end++;
            }

            // The window reaches half its length over the edge of what it sees; a quarter brings a weak edge back to its place.
            int first = start + (_window / 4), last = end - (_window / 4);
            if (seeded && last - first >= _least && IsWeak(jerk[first..last], clipped[first..last]))
            {
                foreach (ref var bin in mask[first..last])
                {
                    bin |= bit;
                }
            }

            start = end + 1;
        }
    }

    private static bool IsWeak(ReadOnlySpan<double> energy, Span<double> scratch)
    {
        energy.CopyTo(scratch);
        return OrderStatistic.Select(scratch, scratch.Length / 4) > LeastQuartile
            && OrderStatistic.Select(scratch, scratch.Length / 2) is > LeastMedian and < MostMedian;
    }
}
