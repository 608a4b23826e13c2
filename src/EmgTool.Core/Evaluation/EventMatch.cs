namespace EmgTool.Core.Evaluation;

/// <summary>The events of one channel beside those of a reference, or of another analysis in its place.</summary>
public sealed class EventMatch
{
    private EventMatch(TimedEvent[] reference, TimedEvent[] found, IReadOnlyList<EventPair> pairs)
    {
        Reference = reference;
        Found = found;
        Pairs = pairs;
    }

    /// <summary>The events of the reference by onset.</summary>
    public IReadOnlyList<TimedEvent> Reference { get; }

    /// <summary>The events that were found, by onset.</summary>
    public IReadOnlyList<TimedEvent> Found { get; }

    /// <summary>Which of them are the same, whatever their labels; by onset.</summary>
    public IReadOnlyList<EventPair> Pairs { get; }

    /// <summary>Matches events by their onsets, see <see cref="EventMatcher"/>: bursts with bursts and silences with silences.</summary>
    /// <param name="reference">The events of the reference.</param>
    /// <param name="found">The events that were found.</param>
    /// <param name="toleranceSeconds">Onsets farther apart make no pair.</param>
    public static EventMatch Of(IEnumerable<TimedEvent> reference, IEnumerable<TimedEvent> found, double toleranceSeconds)
    {
        // Segments may overlap in time, and so their events.
        TimedEvent[] references = [.. reference.OrderBy(item => item.OnsetSeconds)], others = [.. found.OrderBy(item => item.OnsetSeconds)];
        var bursts = PairsAmong(references, others, toleranceSeconds, silences: false);
        return new EventMatch(references, others, [.. bursts.Concat(PairsAmong(references, others, toleranceSeconds, silences: true)).OrderBy(pair => pair.Reference)]);
    }

    /// <summary>The events of the reference that were not found, by onset.</summary>
    public IEnumerable<TimedEvent> Missed() => Alone(Reference, Pairs.Select(pair => pair.Reference));

    /// <summary>The events found that the reference does not hold, by onset.</summary>
    public IEnumerable<TimedEvent> Extra() => Alone(Found, Pairs.Select(pair => pair.Found));

    private static IEnumerable<EventPair> PairsAmong(TimedEvent[] reference, TimedEvent[] found, double toleranceSeconds, bool silences)
    {
        int[] these = Indices(reference, silences), those = Indices(found, silences);
        return EventMatcher.Match(Onsets(reference, these), Onsets(found, those), toleranceSeconds).Select(pair => new EventPair(these[pair.Reference], those[pair.Found]));
    }

    private static int[] Indices(TimedEvent[] events, bool silences) => [.. Enumerable.Range(0, events.Length).Where(index => events[index].IsSilence == silences)];

    private static double[] Onsets(TimedEvent[] events, int[] indices) => Array.ConvertAll(indices, index => events[index].OnsetSeconds);

    private static IEnumerable<TimedEvent> Alone(IReadOnlyList<TimedEvent> events, IEnumerable<int> paired)
    {
        var known = paired.ToHashSet();
        return events.Where((_, index) => !known.Contains(index));
    }
}
