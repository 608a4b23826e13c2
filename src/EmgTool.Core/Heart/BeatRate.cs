using System.Runtime.InteropServices;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Heart;

/// <summary>Whether moments follow each other as heartbeats do. This is what tells them from all else that recurs alike.</summary>
/// <param name="blocksPerSecond">Blocks in a second.</param>
internal sealed class BeatRate(double blocksPerSecond)
{
    /// <summary>Fewer beats show no rate.</summary>
    public const int LeastBeats = 12;

    // 38 to 182 beats a minute.
    private const double ShortestSeconds = 0.33;
    private const double LongestSeconds = 1.6;

    /// <summary>An interval fits that differs by no more than this share of the usual one from it or, beats being missed, from two to four of it: breathing and
    /// exercise change the rate by less within 45 s. Of intervals at random, two fifths fit.</summary>
    private const double Tolerance = 0.2;

    private const int MostTimes = 4;

    /// <summary>The share of intervals that must fit.</summary>
    private const double FittingShare = 0.85;

    private readonly List<double> _intervals = [];

    /// <summary>The usual interval in blocks; not a number when the moments are no heartbeats.</summary>
    /// <param name="moments">In blocks, rising.</param>
    /// <param name="least">Moments that there must be.</param>
    /// <param name="leastShare">The share of the beats at the usual interval that must be there.</param>
    /// <param name="blocks">Length of the part that they were found in.</param>
    public double Interval(List<double> moments, int least, double leastShare, long blocks)
    {
        if (moments.Count < least)
        {
            return double.NaN;
        }

        var usual = Usual(moments);
        if (!(moments.Count * usual >= leastShare * blocks))
        {
            return double.NaN;
        }

        var fitting = 0;
        for (var i = 1; i < moments.Count; i++)
        {
            var times = Math.Clamp(Math.Round((moments[i] - moments[i - 1]) / usual), 1, MostTimes);
            fitting += Math.Abs(moments[i] - moments[i - 1] - (times * usual)) <= Tolerance * usual ? 1 : 0;
        }

        return fitting >= FittingShare * (moments.Count - 1) ? usual : double.NaN;
    }

    /// <summary>The median of the intervals that can be of a heart; not a number when there is none. Where beats are missing, others are longer.</summary>
    public double Usual(List<double> moments)
    {
        _intervals.Clear();
        for (var i = 1; i < moments.Count; i++)
        {
            var interval = moments[i] - moments[i - 1];
            if (interval >= ShortestSeconds * blocksPerSecond && interval <= LongestSeconds * blocksPerSecond)
            {
                _intervals.Add(interval);
            }
        }

        return _intervals.Count == 0 ? double.NaN : OrderStatistic.Select(CollectionsMarshal.AsSpan(_intervals), _intervals.Count / 2);
    }
}
