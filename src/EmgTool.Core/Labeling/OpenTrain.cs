namespace EmgTool.Core.Labeling;

/// <summary>The bursts of one label that may make a train, as far as they have come.</summary>
/// <param name="rule">How close they must lie.</param>
internal sealed class OpenTrain(TrainRule rule)
{
    // Two intervals are the fewest that have a standard deviation.
    private const int MinimumBursts = 3;

    // Criteria table, section 8.3: bands of the coefficient of variation and the fewest intervals to judge by (proposals, no consensus).
    private const int MinimumIntervals = 8;
    private const double RhythmicUpTo = 0.2;
    private const double SemiRhythmicUpTo = 0.5;

    private readonly List<int> _members = [];
    private readonly List<double> _intervals = [];
    private int _segment;
    private double _onset;
    private double _lastOnset;
    private double _end;

    /// <summary>How close the bursts must lie.</summary>
    public TrainRule Rule => rule;

    /// <summary>The bursts, by number on the channel.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>Whether a burst belongs to those that are there.</summary>
    public bool TakesNext(in MeasuredBurst next) => _members.Count == 0
        || (next.Burst.Segment == _segment && next.OnsetSeconds - _lastOnset <= rule.MaximumIntervalSeconds);

    /// <summary>Adds a burst.</summary>
    public void Add(int burst, in MeasuredBurst measured)
    {
        if (_members.Count == 0)
        {
            (_onset, _end) = (measured.OnsetSeconds, measured.OffsetSeconds);
        }
        else
        {
            _intervals.Add(measured.OnsetSeconds - _lastOnset);
            _end = Math.Max(_end, measured.OffsetSeconds);
        }

        _members.Add(burst);
        (_segment, _lastOnset) = (measured.Burst.Segment, measured.OnsetSeconds);
    }

    /// <summary>Forgets the bursts.</summary>
    public void Clear()
    {
        _members.Clear();
        _intervals.Clear();
    }

    /// <summary>The train that the bursts make, without a number; <see langword="null"/> where they are too few.</summary>
    public Train? Close()
    {
        if (_members.Count < MinimumBursts)
        {
            return null;
        }

        var (sum, squares) = (0.0, 0.0);
        foreach (var interval in _intervals)
        {
            sum += interval;
        }

        var mean = sum / _intervals.Count;
        foreach (var interval in _intervals)
        {
            squares += (interval - mean) * (interval - mean);
        }

        var variation = Math.Sqrt(squares / (_intervals.Count - 1)) / mean;
        _intervals.Sort();
        return new Train
        {
            Number = 0,
            Label = rule.Label,
            OnsetSeconds = _onset,
            DurationSeconds = _end - _onset,
            Count = _members.Count,
            RateHz = 1 / mean,
            MedianIntervalSeconds = (_intervals[(_intervals.Count - 1) / 2] + _intervals[_intervals.Count / 2]) / 2,
            IntervalCv = variation,
            Rhythmicity = _intervals.Count < MinimumIntervals ? Rhythmicity.Undetermined
                : variation <= RhythmicUpTo ? Rhythmicity.Rhythmic
                : variation <= SemiRhythmicUpTo ? Rhythmicity.SemiRhythmic
                : Rhythmicity.Irregular,
        };
    }
}
