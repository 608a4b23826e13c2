namespace EmgTool.Core.Labeling;

/// <summary>Gathers bursts of one label into trains.</summary>
internal static class TrainBuilder
{
    // Two intervals are the fewest that have a standard deviation.
    private const int MinimumBursts = 3;

    // Criteria table, section 8.3: bands of the coefficient of variation and the fewest intervals to judge by (proposals, no consensus).
    private const int MinimumIntervals = 8;
    private const double RhythmicUpTo = 0.2;
    private const double SemiRhythmicUpTo = 0.5;

    /// <summary>Finds the trains of a channel. Bursts of other labels in between do not end a train; a long pause or the end of the segment does.</summary>
    /// <param name="bursts">The bursts by onset, segment after segment.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="rules">How close bursts of a label must lie.</param>
    /// <returns>The trains by onset, and for each burst the number of its train or 0.</returns>
    public static (IReadOnlyList<Train> Trains, int[] TrainOf) Build(IReadOnlyList<MeasuredBurst> bursts, string[] labels, IReadOnlyList<TrainRule> rules)
    {
        List<(Train Train, int[] Members)> found = [];
        foreach (var rule in rules)
        {
            List<int> members = [];
            for (var i = 0; i < labels.Length; i++)
            {
                if (!string.Equals(labels[i], rule.Label, StringComparison.Ordinal))
                {
                    continue;
                }

                if (members.Count > 0 && !Follows(bursts[members[^1]], bursts[i], rule))
                {
                    Close(rule.Label, bursts, members, found);
                    members.Clear();
                }

                members.Add(i);
            }

            Close(rule.Label, bursts, members, found);
        }

        // Numbered by onset: in the order in which their first bursts come.
        var foundAs = new int[labels.Length];
        for (var i = 0; i < found.Count; i++)
        {
            foundAs[found[i].Members[0]] = i + 1;
        }

        var trainOf = new int[labels.Length];
        List<Train> trains = new(found.Count);
        foreach (var index in foundAs)
        {
            if (index == 0)
            {
                continue;
            }

            var (train, members) = found[index - 1];
            trains.Add(train with { Number = trains.Count + 1 });
            foreach (var member in members)
            {
                trainOf[member] = trains.Count;
            }
        }

        return (trains, trainOf);
    }

    private static bool Follows(MeasuredBurst previous, MeasuredBurst next, TrainRule rule) =>
        previous.Burst.Segment == next.Burst.Segment && next.OnsetSeconds - previous.OnsetSeconds <= rule.MaximumIntervalSeconds;

    private static void Close(string label, IReadOnlyList<MeasuredBurst> bursts, List<int> members, List<(Train Train, int[] Members)> found)
    {
        if (members.Count < MinimumBursts)
        {
            return;
        }

        var intervals = new double[members.Count - 1];
        var (sum, squares, end) = (0.0, 0.0, bursts[members[0]].OffsetSeconds);
        for (var i = 0; i < intervals.Length; i++)
        {
            intervals[i] = bursts[members[i + 1]].OnsetSeconds - bursts[members[i]].OnsetSeconds;
            sum += intervals[i];
            end = Math.Max(end, bursts[members[i + 1]].OffsetSeconds);
        }

        var mean = sum / intervals.Length;
        foreach (var interval in intervals)
        {
            squares += (interval - mean) * (interval - mean);
        }

        var variation = Math.Sqrt(squares / (intervals.Length - 1)) / mean;
        Array.Sort(intervals);
        var onset = bursts[members[0]].OnsetSeconds;
        found.Add((new Train
        {
            Number = 0,
            Label = label,
            OnsetSeconds = onset,
            DurationSeconds = end - onset,
            Count = members.Count,
            RateHz = 1 / mean,
            MedianIntervalSeconds = (intervals[(intervals.Length - 1) / 2] + intervals[intervals.Length / 2]) / 2,
            IntervalCv = variation,
            Rhythmicity = intervals.Length < MinimumIntervals ? Rhythmicity.Undetermined
                : variation <= RhythmicUpTo ? Rhythmicity.Rhythmic
                : variation <= SemiRhythmicUpTo ? Rhythmicity.SemiRhythmic
                : Rhythmicity.Irregular,
        }, [.. members]));
    }
}
