using System.Collections;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>The bursts and the movements of a channel by onset. A burst that overlaps a movement is part of it, so that nothing is counted twice.</summary>
internal sealed class ResolvedBursts : IReadOnlyList<MeasuredBurst>
{
    private readonly IReadOnlyList<MeasuredBurst> _bursts;
    private readonly IReadOnlyList<MeasuredBurst> _movements;

    // Places in the list of bursts; those in the list of movements as their complement.
    private readonly List<int> _places = [];

    /// <summary>Settles what a channel has.</summary>
    /// <param name="bursts">Its bursts by onset, segment after segment.</param>
    /// <param name="movements">Its movements, likewise.</param>
    public ResolvedBursts(IReadOnlyList<MeasuredBurst> bursts, IReadOnlyList<MeasuredBurst> movements)
    {
        _bursts = bursts;
        _movements = movements;
        var next = 0;
        for (var i = 0; i < bursts.Count; i++)
        {
            var burst = bursts[i].Burst;
            for (; next < movements.Count && IsBehind(burst, movements[next].Burst); next++)
            {
                _places.Add(~next);
            }

            if (next == movements.Count || IsBehind(movements[next].Burst, burst))
            {
                _places.Add(i);
            }
        }

        for (; next < movements.Count; next++)
        {
            _places.Add(~next);
        }
    }

    /// <inheritdoc/>
    public int Count => _places.Count;

    /// <inheritdoc/>
    public MeasuredBurst this[int index] => _places[index] is var place && place < 0 ? _movements[~place] : _bursts[place];

    /// <inheritdoc/>
    public IEnumerator<MeasuredBurst> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsBehind(Burst burst, Burst other) => other.Segment < burst.Segment || (other.Segment == burst.Segment && other.OffsetSample <= burst.OnsetSample);
}
