using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>The runs of equal values in one stretch of a channel's raw signal.</summary>
/// <remarks>Values compare exactly: a live channel flickers in its last bit. Only neighbours half of the shortest flat run apart are compared,
/// as such a run cannot lie between; where they are equal the run is followed to both sides.</remarks>
/// <param name="shortest">Samples of the shortest run that counts as flat.</param>
internal sealed class FlatRuns(int shortest)
{
    private readonly List<(long First, long End)> _inner = [];
    private readonly int _step = Math.Max(1, shortest / 2);
    private double _last;

    /// <summary>Samples seen.</summary>
    public long Count { get; private set; }

    /// <summary>First sample.</summary>
    public double First { get; private set; }

    /// <summary>Last sample.</summary>
    public double Last => _last;

    /// <summary>Samples that equal the first one, without a break from it.</summary>
    public long Head { get; private set; }

    /// <summary>Index of the first sample of the run that the last one belongs to.</summary>
    public long Tail { get; private set; }

    /// <summary>Runs that count as flat and touch neither end, by their first sample and the one behind their last.</summary>
    public IReadOnlyList<(long First, long End)> Inner => _inner;

    /// <summary>Starts a stretch.</summary>
    public void Begin()
    {
        Count = Head = Tail = 0;
        _inner.Clear();
    }

    /// <summary>Takes the next samples.</summary>
    /// <param name="lanes">Rows of raw signal.</param>
    /// <param name="lane">The lane to look at.</param>
    /// <param name="rows">Rows of it that belong to the stretch.</param>
    public void Process(ReadOnlySpan<double> lanes, int lane, int rows)
    {
        if (rows == 0)
        {
            return;
        }

        if (Count == 0)
        {
            First = _last = lanes[lane];
        }

        var start = 0;
        while (start < rows && lanes[(start * Lanes.Count) + lane] == _last)
        {
            start++;
        }

        if (start < rows)
        {
            Close(Tail, Count + start);
            Tail = Count + FindRuns(lanes, lane, start, rows);
            _last = lanes[((rows - 1) * Lanes.Count) + lane];
        }

        Count += rows;
        Head = Tail == 0 ? Count : Head;
    }

    /// <summary>Finds the runs between a row where one begins and the end of the rows.</summary>
    /// <returns>Where the run begins that is not over yet.</returns>
    private int FindRuns(ReadOnlySpan<double> lanes, int lane, int start, int rows)
    {
        for (var row = start + _step; row < rows; row += _step)
        {
            var value = lanes[(row * Lanes.Count) + lane];
            if (value == lanes[((row - 1) * Lanes.Count) + lane])
            {
                var first = RunStart(lanes, lane, start, row);
                while (row < rows && lanes[(row * Lanes.Count) + lane] == value)
                {
                    row++;
                }

                if (row < rows)
                {
                    Close(Count + first, Count + row);
                }
            }
        }

        return RunStart(lanes, lane, start, rows - 1);
    }

    private static int RunStart(ReadOnlySpan<double> lanes, int lane, int least, int row)
    {
        var value = lanes[(row * Lanes.Count) + lane];
        while (row > least && lanes[((row - 1) * Lanes.Count) + lane] == value)
        {
            row--;
        }

        return row;
    }

    private void Close(long first, long end)
    {
        if (first == 0)
        {
            Head = end;
        }
        else if (end - first >= shortest)
        {
            _inner.Add((first, end));
        }
    }
}
