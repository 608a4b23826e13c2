using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>The latest rows of a sequence that has no end, in memory that is used over and over.</summary>
/// <param name="capacity">Rows that are kept.</param>
internal sealed class RowRing(int capacity)
{
    private readonly AlignedBuffer<double> _rows = new(capacity * Lanes.Count);

    /// <summary>How many rows from a given one on lie side by side.</summary>
    public int RoomFrom(long row) => capacity - (int)(row % capacity);

    /// <summary>How many rows before a given one lie side by side.</summary>
    public int RoomBefore(long row) => (int)((row - 1) % capacity) + 1;

    /// <summary>Rows that lie side by side.</summary>
    public Span<double> Slice(long row, int count) => _rows.Span.Slice((int)(row % capacity) * Lanes.Count, count * Lanes.Count);

    /// <summary>Copies rows out.</summary>
    public void CopyTo(long row, int count, Span<double> destination)
    {
        var first = Math.Min(count, RoomFrom(row));
        Slice(row, first).CopyTo(destination);
        Slice(row + first, count - first).CopyTo(destination[(first * Lanes.Count)..]);
    }
}
