namespace EmgTool.Core.Labeling;

/// <summary>Finds series of bursts that meet the same criteria and follow each other within a segment.</summary>
/// <param name="bursts">The bursts of a channel by onset.</param>
/// <param name="recurrence">What makes a series.</param>
internal sealed class RecurrenceFinder(BurstContexts bursts, RuleRecurrence recurrence)
{
    // The series under way: the bursts that belong to it, where the last lies, how many of them make it, the last of these, and the intervals between them.
    private readonly List<int> _series = [];
    private readonly List<double> _intervals = [];
    private int _segment;
    private double _onset;
    private double _lastMade;
    private int _count;

    /// <summary>The series that are complete.</summary>
    public RecurrencePlaces Places { get; } = new();

    /// <summary>Takes the next burst that meets the criteria.</summary>
    /// <param name="burst">Its number on the channel.</param>
    /// <param name="measured">The burst.</param>
    /// <param name="makes">Whether it makes a series: what fits a rule for one burst alone better may lie in a series, but does not make one.</param>
    public void Add(int burst, in MeasuredBurst measured, bool makes)
    {
        var onset = measured.OnsetSeconds;
        if (measured.Burst.Segment != _segment || !(onset - _onset <= recurrence.MaximumIntervalSeconds))
        {
            Close();
        }

        _series.Add(burst);
        (_segment, _onset) = (measured.Burst.Segment, onset);
        if (!makes)
        {
            return;
        }

        var interval = onset - _lastMade;
        _lastMade = onset;
        if (_count == 0)
        {
            _count = 1;
        }
        else if (interval >= recurrence.MinimumIntervalSeconds && interval <= recurrence.MaximumIntervalSeconds)
        {
            _count++;
            _intervals.Add(interval);
        }
    }

    /// <summary>Ends the series under way: there are no more bursts.</summary>
    public void Close()
    {
        if (_series.Count == 0)
        {
            return;
        }

        _intervals.Sort();

        // The lower median: where bursts are missing, some intervals are twice as long as the true one.
        var typical = _intervals.Count == 0 ? double.NaN : _intervals[(_intervals.Count - 1) / 2];
        var regularShare = recurrence.RegularScore is null ? double.NaN : ShareNear(typical, recurrence.Tolerance);
        var place = new RecurrencePlace(_count, typical, regularShare);
        Places.Add(_series[0], place);

        // A burst can be expected somewhere only where at least half of the intervals are alike.
        if (recurrence.GapFill is { } fill && recurrence.Holds(_count) && ShareNear(typical, fill.Tolerance) >= 0.5)
        {
            Fill(fill, place);
        }

        _series.Clear();
        _intervals.Clear();
        _count = 0;
    }

    private double ShareNear(double typical, double tolerance)
    {
        var near = 0;
        foreach (var interval in _intervals)
        {
            near += Math.Abs(interval - typical) <= tolerance * typical ? 1 : 0;
        }

        return _intervals.Count == 0 ? double.NaN : (double)near / _intervals.Count;
    }

    private void Fill(RecurrenceGapFill fill, RecurrencePlace place)
    {
        var typical = place.TypicalIntervalSeconds;
        for (var s = 0; s + 1 < _series.Count; s++)
        {
            if (_series[s] + 1 == _series[s + 1])
            {
                continue;
            }

            var before = bursts[_series[s]].Measured.OnsetSeconds;
            var after = bursts[_series[s + 1]].Measured.OnsetSeconds;

            // Nothing is expected between two bursts that already lie one interval apart.
            for (var i = _series[s] + 1; i < _series[s + 1] && after - before >= (2 - fill.Tolerance) * typical; i++)
            {
                var burst = bursts[i];
                var onset = burst.Measured.OnsetSeconds;
                var deviation = Math.Min(Math.Abs(onset - before - typical), Math.Abs(after - onset - typical)) / typical;
                if (deviation <= fill.Tolerance && Meets(burst, fill.Criteria))
                {
                    Places.Fill(i, place with
                    {
                        IntervalBeforeSeconds = onset - before,
                        FillScore = 1 - (deviation / fill.Tolerance),
                    });
                    before = onset;
                }
            }
        }
    }

    private static bool Meets(in BurstContext burst, IReadOnlyList<RuleCriterion> criteria)
    {
        foreach (var criterion in criteria)
        {
            if (!criterion.Holds(burst))
            {
                return false;
            }
        }

        return true;
    }
}
