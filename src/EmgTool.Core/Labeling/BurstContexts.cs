using System.Collections;
using System.Globalization;

namespace EmgTool.Core.Labeling;

/// <summary>The bursts of a channel among their neighbours, each put together when it is asked for.</summary>
/// <param name="bursts">The bursts by onset, segment after segment.</param>
internal sealed class BurstContexts(IReadOnlyList<MeasuredBurst> bursts) : IReadOnlyList<BurstContext>
{
    /// <inheritdoc/>
    public int Count => bursts.Count;

    /// <inheritdoc/>
    public BurstContext this[int index]
    {
        get
        {
            var here = bursts[index];
            return new BurstContext(here, index == 0 ? double.NaN : Interval(bursts[index - 1], here, index), IntervalBehind(here, index, out _));
        }
    }

    /// <summary>Goes through them in order, which makes each burst once.</summary>
    /// <exception cref="ArgumentException">The bursts are not in order.</exception>
    public IEnumerator<BurstContext> GetEnumerator()
    {
        var next = Count > 0 ? bursts[0] : default;
        var before = double.NaN;
        for (var i = 0; i < Count; i++)
        {
            var here = next;
            var after = IntervalBehind(here, i, out next);
            yield return new BurstContext(here, before, after);
            before = after;
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private double IntervalBehind(in MeasuredBurst here, int index, out MeasuredBurst next)
    {
        var isLast = index + 1 == bursts.Count;
        next = isLast ? default : bursts[index + 1];
        return isLast ? double.NaN : Interval(here, next, index + 1);
    }

    private static double Interval(in MeasuredBurst here, in MeasuredBurst next, int index)
    {
        // Segments may overlap in time (EDF+D); within one, bursts follow each other.
        if (next.Burst.Segment < here.Burst.Segment
            || (next.Burst.Segment == here.Burst.Segment && !(next.OnsetSeconds > here.OnsetSeconds)))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Burst {index} does not begin after burst {index - 1}."), nameof(next));
        }

        return next.Burst.Segment == here.Burst.Segment ? next.OnsetSeconds - here.OnsetSeconds : double.NaN;
    }
}
