namespace EmgTool.Core.Evaluation;

/// <summary>Pairs the events of two lists by their onsets, one to one: as many pairs as the tolerance allows, and of all ways to make as many the one with the
/// least sum of distances.</summary>
/// <remarks>
/// Of two pairs that cross (a before b, c before d, but a with d and b with c) the uncrossed ones, a with c and b with d, are no farther apart, neither in the sum nor
/// in the larger of the two distances. So some best matching has no crossing, and dynamic programming over prefixes of both lists finds it. A prefix of the reference
/// is looked at only together with prefixes of the other list that end within the tolerance of its last event: the work and the memory grow with the pairs
/// that are near enough, not with the product of the lengths.
/// </remarks>
public static class EventMatcher
{
    /// <summary>Times are written with six decimals: two that are a tolerance apart on paper may differ by a little more in binary fractions.</summary>
    private const double RoundingSeconds = 1e-9;

    private enum Choice : byte
    {
        SkipReference,
        SkipFound,
        Pair,
    }

    /// <summary>Matches.</summary>
    /// <param name="reference">Onsets in seconds, ascending.</param>
    /// <param name="found">Onsets in seconds, ascending.</param>
    /// <param name="toleranceSeconds">Onsets farther apart make no pair; exactly as far apart they do.</param>
    /// <returns>The pairs, ascending in both indices. Among equally good matchings always the same.</returns>
    /// <exception cref="ArgumentException">Onsets are not in order or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not finite.</exception>
    public static IReadOnlyList<EventPair> Match(ReadOnlySpan<double> reference, ReadOnlySpan<double> found, double toleranceSeconds)
    {
        if (!double.IsFinite(toleranceSeconds) || toleranceSeconds < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(toleranceSeconds), toleranceSeconds, "A tolerance is finite and not negative.");
        }

        ThrowUnlessAscending(reference, nameof(reference));
        ThrowUnlessAscending(found, nameof(found));
        var (low, high) = Near(reference, found, toleranceSeconds + RoundingSeconds);
        return Pairs(low, high, Choices(reference, found, low, high));
    }

    /// <summary>For each event of the reference the first one found that is near enough, and the one behind the last.</summary>
    private static (int[] Low, int[] High) Near(ReadOnlySpan<double> reference, ReadOnlySpan<double> found, double tolerance)
    {
        int[] low = new int[reference.Length], high = new int[reference.Length];
        int first = 0, end = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            while (first < found.Length && found[first] < reference[i] - tolerance)
            {
                first++;
            }

            end = Math.Max(end, first);
            while (end < found.Length && found[end] <= reference[i] + tolerance)
            {
                end++;
            }

            (low[i], high[i]) = (first, end);
        }

        return (low, high);
    }

    /// <summary>The best choice for each event of the reference, taken with the ones before it, and each number of events found that ends near it: those of an event lie
    /// one behind the other, for <c>low + 1</c> to <c>high</c> events found.</summary>
    private static Choice[] Choices(ReadOnlySpan<double> reference, ReadOnlySpan<double> found, int[] low, int[] high)
    {
        long count = 0;
        var widest = 0;
        for (var i = 0; i < low.Length; i++)
        {
            count += high[i] - low[i];
            widest = Math.Max(widest, high[i] - low[i]);
        }

        var choices = new Choice[count];
        var before = new Matching[widest + 1];
        var now = new Matching[widest + 1];
        int at = 0, lowBefore = 0, highBefore = 0;
        for (var i = 0; i < low.Length; i++)
        {
            now[0] = before[Math.Min(low[i], highBefore) - lowBefore];
            for (var j = low[i] + 1; j <= high[i]; j++)
            {
                // What lies behind the events near the one before this is of no use to it: the best is the same as for the last of them.
                var paired = before[Math.Min(j - 1, highBefore) - lowBefore].With(Math.Abs(found[j - 1] - reference[i]));
                var withoutFound = now[j - 1 - low[i]];
                var withoutReference = before[Math.Min(j, highBefore) - lowBefore];
                var (best, choice) = withoutFound.IsBetterThan(paired) ? (withoutFound, Choice.SkipFound) : (paired, Choice.Pair);
                (now[j - low[i]], choices[at++]) = withoutReference.IsBetterThan(best) ? (withoutReference, Choice.SkipReference) : (best, choice);
            }

            (before, now) = (now, before);
            (lowBefore, highBefore) = (low[i], high[i]);
        }

        return choices;
    }

    private static List<EventPair> Pairs(int[] low, int[] high, Choice[] choices)
    {
        var pairs = new List<EventPair>();
        var start = choices.Length;
        var j = int.MaxValue;
        for (var i = low.Length - 1; i >= 0; i--)
        {
            start -= high[i] - low[i];
            j = Math.Min(j, high[i]);
            while (j > low[i] && choices[start + j - low[i] - 1] == Choice.SkipFound)
            {
                j--;
            }

            if (j > low[i] && choices[start + j - low[i] - 1] == Choice.Pair)
            {
                pairs.Add(new EventPair(i, --j));
            }
        }

        pairs.Reverse();
        return pairs;
    }

    private static void ThrowUnlessAscending(ReadOnlySpan<double> onsets, string name)
    {
        for (var i = 0; i < onsets.Length; i++)
        {
            if (!double.IsFinite(onsets[i]) || (i > 0 && onsets[i] < onsets[i - 1]))
            {
                throw new ArgumentException("Onsets are finite and ascending.", name);
            }
        }
    }

    private readonly record struct Matching(int Count, double Distance)
    {
        public Matching With(double distance) => new(Count + 1, Distance + distance);

        public bool IsBetterThan(Matching other) => Count > other.Count || (Count == other.Count && Distance < other.Distance);
    }
}
