namespace EmgTool.Core.Evaluation;

/// <summary>A stretch of time in which at least one of two analyses sees activity, and always the same ones.</summary>
/// <param name="StartSeconds">Start in seconds from the start of the recording.</param>
/// <param name="EndSeconds">End.</param>
/// <param name="InFirst">Whether the first one sees activity.</param>
/// <param name="InSecond">Whether the second one does.</param>
public readonly record struct ActiveStretch(double StartSeconds, double EndSeconds, bool InFirst, bool InSecond)
{
    /// <summary>Duration in seconds.</summary>
    public double Seconds => EndSeconds - StartSeconds;

    /// <summary>Cuts the time at every onset and offset of two lists of events.</summary>
    /// <param name="first">Events of the first, in any order; they may overlap. Silences do not count: the burst that they lie in is one activity.</param>
    /// <param name="second">Events of the second.</param>
    /// <returns>The stretches by time; neighbours that touch differ in who sees activity.</returns>
    /// <exception cref="ArgumentException">An event has no offset.</exception>
    public static IReadOnlyList<ActiveStretch> Of(IEnumerable<TimedEvent> first, IEnumerable<TimedEvent> second)
    {
        var changes = new List<(double Seconds, int First, int Second)>();
        foreach (var item in first.Where(item => !item.IsSilence))
        {
            ThrowUnlessTimed(item, nameof(first));
            changes.AddRange([(item.OnsetSeconds, 1, 0), (item.OffsetSeconds, -1, 0)]);
        }

        foreach (var item in second.Where(item => !item.IsSilence))
        {
            ThrowUnlessTimed(item, nameof(second));
            changes.AddRange([(item.OnsetSeconds, 0, 1), (item.OffsetSeconds, 0, -1)]);
        }

        changes.Sort((a, b) => a.Seconds.CompareTo(b.Seconds));
        var stretches = new List<ActiveStretch>();
        var (inFirst, inSecond) = (0, 0);
        for (var i = 0; i < changes.Count; i++)
        {
            inFirst += changes[i].First;
            inSecond += changes[i].Second;
            var isLastOfItsTime = i + 1 < changes.Count && changes[i + 1].Seconds > changes[i].Seconds;
            if (isLastOfItsTime && inFirst + inSecond > 0)
            {
                Add(stretches, new(changes[i].Seconds, changes[i + 1].Seconds, inFirst > 0, inSecond > 0));
            }
        }

        return stretches;
    }

    // An event that ends within another, or where the next begins, changes nothing.
    private static void Add(List<ActiveStretch> stretches, ActiveStretch next)
    {
        if (stretches.Count > 0 && stretches[^1] is var last && last.EndSeconds == next.StartSeconds && (last.InFirst, last.InSecond) == (next.InFirst, next.InSecond))
        {
            stretches[^1] = last with { EndSeconds = next.EndSeconds };
        }
        else
        {
            stretches.Add(next);
        }
    }

    private static void ThrowUnlessTimed(TimedEvent item, string name)
    {
        if (!(item.OffsetSeconds >= item.OnsetSeconds))
        {
            throw new ArgumentException("An event ends at or after its onset.", name);
        }
    }
}
