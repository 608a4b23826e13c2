using System.Runtime.CompilerServices;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Keeps the output of a forward pass as it is where the segment of a lane and its padding end: a backward pass that is settled on that constant starts there as
/// scipy starts it (<c>sosfilt_zi</c> times the last row).</summary>
internal sealed class HeldEnds
{
    // Per lane the last row that is filtered, and what became of it.
    private readonly long[] _lastRows = new long[Lanes.Count];
    private readonly double[] _values = new double[Lanes.Count];
    private long _firstHeld = long.MaxValue;

    /// <summary>Holds no lane.</summary>
    public void Clear()
    {
        Array.Fill(_lastRows, long.MaxValue);
        _firstHeld = long.MaxValue;
    }

    /// <summary>Holds a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="lastRow">The last row that is filtered.</param>
    public void Set(int lane, long lastRow)
    {
        _lastRows[lane] = lastRow;
        _firstHeld = Math.Min(_firstHeld, lastRow);
    }

    /// <summary>Overwrites what lies behind the ends.</summary>
    /// <param name="row">Number of the first row.</param>
    /// <param name="rows">Output of the forward pass that follows that of the previous call.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(long row, Span<double> rows)
    {
        var count = rows.Length / Lanes.Count;
        for (var lane = 0; lane < Lanes.Count && _firstHeld < row + count; lane++)
        {
            var last = _lastRows[lane] - row;
            if (last >= count)
            {
                continue;
            }

            if (last >= 0)
            {
                _values[lane] = rows[((int)last * Lanes.Count) + lane];
            }

            for (var i = ((int)Math.Max(0, last + 1) * Lanes.Count) + lane; i < rows.Length; i += Lanes.Count)
            {
                rows[i] = _values[lane];
            }
        }
    }
}
