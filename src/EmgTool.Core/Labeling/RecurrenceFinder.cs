namespace EmgTool.Core.Labeling;

/// <summary>Finds series of bursts that meet the same criteria and follow each other within a segment.</summary>
internal static class RecurrenceFinder
{
    /// <summary>Gives each burst its place.</summary>
    /// <param name="bursts">The bursts of a channel by onset.</param>
    /// <param name="scores">How well each meets the rule's criteria; not a number when it does not.</param>
    /// <param name="rivals">How well each fits the best rule that looks at one burst alone: what fits such a rule better may lie in a series, but does not make one.</param>
    /// <param name="recurrence">What makes a series.</param>
    public static RecurrencePlace[] Find(ReadOnlySpan<BurstContext> bursts, ReadOnlySpan<double> scores, ReadOnlySpan<double> rivals, RuleRecurrence recurrence)
    {
        var places = new RecurrencePlace[bursts.Length];
        List<int> series = [];
        for (var i = 0; i < bursts.Length; i++)
        {
            if (double.IsNaN(scores[i]))
            {
                continue;
            }

            if (series.Count > 0 && !Follows(bursts[series[^1]].Measured, bursts[i].Measured, recurrence.MaximumIntervalSeconds))
            {
                Close(series, bursts, scores, rivals, recurrence, places);
                series.Clear();
            }

            series.Add(i);
        }

        Close(series, bursts, scores, rivals, recurrence, places);
        return places;
    }

    private static bool Follows(MeasuredBurst previous, MeasuredBurst next, double maximumIntervalSeconds) =>
        previous.Burst.Segment == next.Burst.Segment && next.OnsetSeconds - previous.OnsetSeconds <= maximumIntervalSeconds;

    private static void Close(
        List<int> series,
        ReadOnlySpan<BurstContext> bursts,
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> rivals,
        RuleRecurrence recurrence,
        RecurrencePlace[] places)
    {
        var count = 0;
        var lastOnset = double.NaN;
        List<double> intervals = [];
        foreach (var i in series)
        {
            if (scores[i] < rivals[i])
            {
                continue;
            }

            var onset = bursts[i].Measured.OnsetSeconds;
            var interval = onset - lastOnset;
            lastOnset = onset;
            if (count == 0)
            {
                count = 1;
            }
            else if (interval >= recurrence.MinimumIntervalSeconds && interval <= recurrence.MaximumIntervalSeconds)
            {
                count++;
                intervals.Add(interval);
            }
        }

        intervals.Sort();

        // The lower median: where bursts are missing, some intervals are twice as long as the true one.
        var typical = intervals.Count == 0 ? double.NaN : intervals[(intervals.Count - 1) / 2];
        var regularShare = recurrence.RegularScore is null ? double.NaN : ShareNear(intervals, typical, recurrence.Tolerance);
        foreach (var i in series)
        {
            places[i] = new RecurrencePlace(count, typical, regularShare);
        }

        // A burst can be expected somewhere only where at least half of the intervals are alike.
        if (recurrence.GapFill is { } fill && recurrence.Holds(count) && ShareNear(intervals, typical, fill.Tolerance) >= 0.5)
        {
            Fill(series, bursts, fill, places);
        }
    }

    private static double ShareNear(List<double> intervals, double typical, double tolerance)
    {
        var near = 0;
        foreach (var interval in intervals)
        {
            near += Math.Abs(interval - typical) <= tolerance * typical ? 1 : 0;
        }

        return intervals.Count == 0 ? double.NaN : (double)near / intervals.Count;
    }

    private static void Fill(List<int> series, ReadOnlySpan<BurstContext> bursts, RecurrenceGapFill fill, RecurrencePlace[] places)
    {
        for (var s = 0; s + 1 < series.Count; s++)
        {
            var typical = places[series[s]].TypicalIntervalSeconds;
            var before = bursts[series[s]].Measured.OnsetSeconds;
            var after = bursts[series[s + 1]].Measured.OnsetSeconds;
            for (var i = series[s] + 1; i < series[s + 1]; i++)
            {
                // Nothing is expected between two bursts that already lie one interval apart.
                var onset = bursts[i].Measured.OnsetSeconds;
                var isOneMissing = after - before >= (2 - fill.Tolerance) * typical;
                var deviation = Math.Min(Math.Abs(onset - before - typical), Math.Abs(after - onset - typical)) / typical;
                if (isOneMissing && deviation <= fill.Tolerance && Meets(bursts[i], fill.Criteria))
                {
                    places[i] = places[series[s]] with
                    {
                        IntervalBeforeSeconds = onset - before,
                        FillScore = 1 - (deviation / fill.Tolerance),
                    };
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
