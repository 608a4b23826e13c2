namespace EmgTool.Core.Heart;

/// <summary>The latest beats of a channel, for bursts that lie on one.</summary>
/// <param name="core">Samples on either side of a beat's middle that are its QRS complex.</param>
internal sealed class BeatMarks(int core)
{
    /// <summary>At three a second these are all beats that the detector may look back to.</summary>
    private const int Kept = 512;

    private readonly long[] _beats = new long[Kept];
    private long _count;

    /// <summary>Forgets all.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a beat, behind those before.</summary>
    public void Add(long middle) => _beats[_count++ % Kept] = middle;

    /// <summary>Whether beats make up most of a burst.</summary>
    /// <param name="onset">First sample.</param>
    /// <param name="offset">Behind the last.</param>
    public bool Cover(long onset, long offset)
    {
        long covered = 0;
        for (var i = _count - 1; i >= Math.Max(0, _count - Kept) && _beats[i % Kept] + core > onset; i--)
        {
            var middle = _beats[i % Kept];
            covered += Math.Max(0, Math.Min(offset, middle + core) - Math.Max(onset, middle - core));
        }

        return 2 * covered > offset - onset;
    }
}
