using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>The last rows of a stream of lanes, addressed by their index in the stream.</summary>
internal sealed class RowRing
{
    private readonly double[] _values;
    private readonly long _mask;

    /// <summary>A ring that holds at least <paramref name="capacity"/> rows.</summary>
    public RowRing(int capacity)
    {
        var rows = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity);
        _mask = rows - 1;
        _values = new double[rows * Lanes.Count];
    }

    /// <summary>Rows that it holds.</summary>
    public int Capacity => (int)_mask + 1;

    /// <summary>Index behind the last row.</summary>
    public long End { get; private set; }

    /// <summary>Forgets everything and starts again at row 0.</summary>
    public void Clear() => End = 0;

    /// <summary>The row with this index in the stream, which must be one of the last <see cref="Capacity"/>.</summary>
    public Span<double> Row(long index) => _values.AsSpan((int)(index & _mask) * Lanes.Count, Lanes.Count);

    /// <summary>Makes room for one more row and returns it, with old content.</summary>
    public Span<double> Append() => Row(End++);

    /// <summary>Appends whole rows.</summary>
    public void Append(ReadOnlySpan<double> rows)
    {
        while (rows.Length > 0)
        {
            var start = (int)(End & _mask) * Lanes.Count;
            var count = Math.Min(rows.Length, _values.Length - start);
            rows[..count].CopyTo(_values.AsSpan(start));
            rows = rows[count..];
            End += count / Lanes.Count;
        }
    }

    /// <summary>Copies one lane of consecutive rows.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="first">Index of the first row.</param>
    /// <param name="destination">One value a row.</param>
    public void CopyLane(int lane, long first, Span<double> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = _values[((int)((first + i) & _mask) * Lanes.Count) + lane];
        }
    }
}
