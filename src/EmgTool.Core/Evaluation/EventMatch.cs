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

    /// <summary>Matches events by their onsets, see <see cref="EventMatcher"/>.</summary>
    /// <param name="reference">The events of the reference.</param>
    /// <param name="found">The events that were found.</param>
    /// <param name="toleranceSeconds">Onsets farther apart make no pair.</param>
    public static EventMatch Of(IEnumerable<TimedEvent> reference, IEnumerable<TimedEvent> found, double toleranceSeconds)
    {
        // Segments may overlap in time, and so their events.
        TimedEvent[] references = [.. reference.OrderBy(item => item.OnsetSeconds)], others = [.. found.OrderBy(item => item.OnsetSeconds)];
        return new EventMatch(references, others, EventMatcher.Match(Onsets(references), Onsets(others), toleranceSeconds));
    }

    /// <summary>The events of the reference that were not found, by onset.</summary>
    public IEnumerable<TimedEvent> Missed() => Alone(Reference, pair => pair.Reference);

    /// <summary>The events found that the reference does not hold, by onset.</summary>
    public IEnumerable<TimedEvent> Extra() => Alone(Found, pair => pair.Found);

    private IEnumerable<TimedEvent> Alone(IReadOnlyList<TimedEvent> events, Func<EventPair, int> indexIn)
    {
        var next = 0;
        for (var i = 0; i < events.Count; i++)
        {
            if (next < Pairs.Count && indexIn(Pairs[next]) == i)
            {
                next++;
            }
            else
            {
                yield return events[i];
            }
        }
    }

    private static double[] Onsets(TimedEvent[] events) => Array.ConvertAll(events, item => item.OnsetSeconds);
}
