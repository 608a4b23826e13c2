using System.Runtime.InteropServices;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Heart;

/// <summary>Looks for heartbeats in a part of a channel of which nothing is known: candidates that are alike, slow, short, and recur at a heart's rate.</summary>
internal sealed class BeatSearch
{
    /// <summary>Candidates correlate this much with the mean of their group.</summary>
    private const double Alike = 0.75;

    /// <summary>Blocks by which a candidate is moved on to its group: 12 ms.</summary>
    private const int MostShift = 3;

    private const int MostGroups = 16;

    /// <summary>Members of a group that is worth a closer look, and the share of beats that they are: others lie under activity, or near to it.</summary>
    private const int LeastMembers = 8;
    private const double LeastShare = 0.25;

    /// <summary>The share of a beat's energy in the band that a <see cref="SlowTrack"/> shows: of QRS complexes above 20 Hz 0.5 and more, of motor unit potentials of 5 to 10 ms 0.25 and less.</summary>
    private const double SlowShare = 0.35;

    /// <summary>What noise leaves of that share in beats that are just strong enough to disturb.</summary>
    private const double NoisySlowness = 0.6;

    /// <summary>The most energy within 80 to 200 ms on either side over that within 80 ms, in the emptiest quarter of the beats. Groups of discharges go on there; P and T waves lie below the band.</summary>
    private const double OutsideShare = 0.5;

    private const double InsideSeconds = 0.08;
    private const double OutsideSeconds = 0.2;

    private readonly ChannelSignal _signal;
    private readonly SlowTrack _track;
    private readonly BeatRate _rate;
    private readonly BeatCandidates _candidates = new();
    private readonly BeatGroup[] _groups = new BeatGroup[MostGroups];
    private readonly List<double> _moments = [];
    private readonly List<double> _outside = [];
    private readonly List<double> _slow = [];
    private readonly List<double> _levels = [];
    private readonly int _inside;
    private readonly int _reach;
    private readonly int _binsPerBlock;
    private readonly Predicate<long> _isFast;
    private double[] _scratch = [];

    public BeatSearch(ChannelSignal signal, TimeBins bins, SlowTrack track, BeatRate rate)
    {
        _signal = signal;
        _track = track;
        _rate = rate;
        _inside = bins.In(InsideSeconds);
        _reach = bins.In(OutsideSeconds);
        _binsPerBlock = track.SamplesPerBlock / bins.SamplesPerBin;
        _isFast = candidate => Slowness(candidate, 0) < SlowShare * NoisySlowness;
        for (var i = 0; i < _groups.Length; i++)
        {
            _groups[i] = new BeatGroup();
        }
    }

    /// <summary>Looks for the shape of beats in the part.</summary>
    /// <param name="shape">Receives it.</param>
    /// <returns>The usual interval in blocks; not a number when there are no beats.</returns>
    public double Find(BeatShape shape)
    {
        var candidates = _candidates.Find(_track);
        if (candidates.Count < LeastMembers)
        {
            return double.NaN;
        }

        // Most activity is told at once by its faster part, noise included.
        candidates.RemoveAll(_isFast);
        if (candidates.Count < LeastMembers)
        {
            return double.NaN;
        }

        Group(candidates);
        Array.Sort(_groups, static (a, b) => b.Moments.Count.CompareTo(a.Moments.Count));
        foreach (var group in _groups)
        {
            _moments.Clear();
            foreach (var moment in group.Moments)
            {
                _moments.Add(moment);
            }

            var interval = _rate.Interval(_moments, LeastMembers, LeastShare, _track.End - _track.First);
            if (!double.IsNaN(interval) && IsSlowAndShort(group))
            {
                for (var i = 0; i < BeatShape.Length; i++)
                {
                    shape.Values[i] = group.Sum[i] / group.Moments.Count;
                }

                shape.Filled();
                return interval;
            }
        }

        return double.NaN;
    }

    private void Group(List<long> candidates)
    {
        foreach (var group in _groups)
        {
            group.Clear();
        }

        foreach (var candidate in candidates)
        {
            var (best, bestShift, bestLikeness) = (-1, 0, Alike);
            var first = (int)Math.Max(-MostShift, _track.First - candidate);
            var last = (int)Math.Min(MostShift, _track.End - 1 - candidate);
            for (var shift = first; shift <= last; shift++)
            {
                var values = _track.Around(candidate + shift);
                var energy = Products.Sum(values, values);
                for (var i = 0; i < _groups.Length && _groups[i].Moments.Count > 0; i++)
                {
                    var likeness = _groups[i].Likeness(values, energy);
                    if (likeness > bestLikeness)
                    {
                        (best, bestShift, bestLikeness) = (i, shift, likeness);
                    }
                }
            }

            if (best < 0)
            {
                best = Free();
            }

            if (best >= 0)
            {
                _groups[best].Add(_track.Around(candidate + bestShift), candidate + bestShift);
            }
        }
    }

    /// <summary>An empty group; where there is none, the one of a single member that has waited longest for another. -1 when there is none of these either.</summary>
    private int Free()
    {
        var free = -1;
        for (var i = 0; i < _groups.Length; i++)
        {
            if (_groups[i].Moments.Count == 0)
            {
                return i;
            }

            if (_groups[i].Moments.Count == 1 && (free < 0 || _groups[i].Moments[0] < _groups[free].Moments[0]))
            {
                free = i;
            }
        }

        if (free >= 0)
        {
            _groups[free].Clear();
        }

        return free;
    }

    private bool IsSlowAndShort(BeatGroup group)
    {
        var floor = Floor(group);
        _outside.Clear();
        _slow.Clear();
        foreach (var moment in group.Moments)
        {
            var middle = (moment * _binsPerBlock) + (_binsPerBlock / 2);
            var inside = Math.Max(double.Epsilon, Sum(middle - _inside, middle + _inside) - (2 * _inside * floor));
            var around = Sum(middle - _reach, middle + _reach) - (2 * _reach * floor);
            _outside.Add((around - inside) / inside);
            _slow.Add(Slowness(moment, floor));
        }

        // A beat under activity has more of both: the clearest quarter counts.
        var quarter = group.Moments.Count / 4;
        var outside = OrderStatistic.Select(CollectionsMarshal.AsSpan(_outside), quarter);
        var slow = OrderStatistic.Select(CollectionsMarshal.AsSpan(_slow), group.Moments.Count - 1 - quarter);
        return slow > SlowShare && outside < OutsideShare;
    }

    /// <summary>The share of the energy at a moment, noise apart, that the track shows.</summary>
    private double Slowness(long moment, double floor)
    {
        var middle = (moment * _binsPerBlock) + (_binsPerBlock / 2);
        var all = Sum(middle - _inside, middle + _inside) - (2 * _inside * floor);
        var values = _track.Around(moment);
        return Products.Sum(values, values) * _binsPerBlock / Math.Max(double.Epsilon, all);
    }

    /// <summary>The energy half-way between beats, where it is least.</summary>
    private double Floor(BeatGroup group)
    {
        _levels.Clear();
        for (var i = 1; i < group.Moments.Count; i++)
        {
            var middle = (group.Moments[i - 1] + group.Moments[i]) / 2 * _binsPerBlock;
            _levels.Add(Sum(middle - (_inside / 2), middle + (_inside / 2)) / (2 * (_inside / 2)));
        }

        return OrderStatistic.Select(CollectionsMarshal.AsSpan(_levels), _levels.Count / 4);
    }

    private double Sum(long firstBin, long endBin)
    {
        firstBin = Math.Max(_track.First * _binsPerBlock, firstBin);
        endBin = Math.Min(_track.End * _binsPerBlock, endBin);
        return EnergySpan.Sum(_signal.Energy.Read(firstBin, endBin, ref _scratch));
    }
}
