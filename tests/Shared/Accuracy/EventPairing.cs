namespace EmgTool.Accuracy;

/// <summary>Which found event is which known one, on one channel, one to one: onsets within 50 ms as in the table of other tools. Sustained activity, whose onset in the noise is a
/// matter of amplitude, may count by overlap instead: what both have in common is at least half of what either has, which a piece of it does not reach.</summary>
internal static class EventPairing
{
    public const double ToleranceSeconds = 0.05;
    public const double LeastOverlap = 0.5;

    /// <param name="known">Known events by onset.</param>
    /// <param name="found">Found events by onset.</param>
    /// <param name="overlap">Whether sustained activity counts by overlap.</param>
    public static List<EventPair> Match(IReadOnlyList<KnownEvent> known, IReadOnlyList<FoundEvent> found, bool overlap)
    {
        var pairs = overlap
            ? known.Where(item => item.Class == EventClass.Sustained)
                .SelectMany(item => found.Where(other => Jaccard(item, other) > LeastOverlap).Take(1).Select(other => new EventPair(item, other))).ToList()
            : [];
        List<KnownEvent> knownLeft = [.. known.Except(pairs.Select(pair => pair.Known))];
        List<FoundEvent> foundLeft = [.. found.Except(pairs.Select(pair => pair.Found))];
        int i = 0, j = 0;
        while (i < knownLeft.Count && j < foundLeft.Count)
        {
            var difference = foundLeft[j].Onset - knownLeft[i].Onset;
            if (Math.Abs(difference) <= ToleranceSeconds)
            {
                pairs.Add(new EventPair(knownLeft[i++], foundLeft[j++]));
            }
            else if (difference < 0)
            {
                j++;
            }
            else
            {
                i++;
            }
        }

        return pairs;
    }

    private static double Jaccard(KnownEvent known, FoundEvent found)
    {
        var common = Math.Min(known.Offset, found.Offset) - Math.Max(known.Onset, found.Onset);
        return common / (Math.Max(known.Offset, found.Offset) - Math.Min(known.Onset, found.Onset));
    }
}
