using System.Collections;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>Bursts of which some have one more flag, each put together when it is asked for.</summary>
/// <param name="bursts">The bursts.</param>
/// <param name="which">Which of them have the flag.</param>
/// <param name="flag">The flag.</param>
internal sealed class FlaggedBursts(IReadOnlyList<LabeledBurst> bursts, BitArray which, BurstFlags flag) : IReadOnlyList<LabeledBurst>
{
    /// <inheritdoc/>
    public int Count => bursts.Count;

    /// <inheritdoc/>
    public LabeledBurst this[int index] => Flagged(bursts[index], index);

    /// <inheritdoc/>
    public IEnumerator<LabeledBurst> GetEnumerator()
    {
        var index = 0;
        foreach (var burst in bursts)
        {
            yield return Flagged(burst, index++);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private LabeledBurst Flagged(LabeledBurst burst, int index) => which[index]
        ? burst with { Measured = burst.Measured with { Burst = burst.Measured.Burst with { Flags = burst.Measured.Burst.Flags | flag } } }
        : burst;
}
