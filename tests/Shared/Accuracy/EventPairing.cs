using EmgTool.Core.Evaluation;

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
    public static List<PairedEvent> Match(IReadOnlyList<KnownEvent> known, IReadOnlyList<TimedEvent> found, bool overlap)
    {
        var pairs = overlap
            ? known.Where(item => item.Class == EventClass.Sustained)
                .SelectMany(item => found.Where(other => Jaccard(item, other) > LeastOverlap).Take(1).Select(other => new PairedEvent(item, other))).ToList()
            : [];
        List<KnownEvent> knownLeft = [.. known.Except(pairs.Select(pair => pair.Known))];
        List<TimedEvent> foundLeft = [.. found.Except(pairs.Select(pair => pair.Found))];
        pairs.AddRange(EventMatcher.Match([.. knownLeft.Select(item => item.Onset)], [.. foundLeft.Select(item => item.OnsetSeconds)], ToleranceSeconds)
            .Select(pair => new PairedEvent(knownLeft[pair.Reference], foundLeft[pair.Found])));
        return pairs;
    }

    private static double Jaccard(KnownEvent known, TimedEvent found)
    {
        var common = Math.Min(known.Offset, found.OffsetSeconds) - Math.Max(known.Onset, found.OnsetSeconds);
        return common / (Math.Max(known.Offset, found.OffsetSeconds) - Math.Min(known.Onset, found.OnsetSeconds));
    }
}
