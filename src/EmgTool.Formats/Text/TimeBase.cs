using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Times of the rows of a table, for the columns that share them.</summary>
/// <param name="Rate">Sampling rate.</param>
/// <param name="Source">Where the rate comes from, in words.</param>
/// <param name="Starts">The first row and those behind gaps.</param>
/// <param name="RowCount">Rows that have a time.</param>
internal sealed record TimeBase(SamplingRate Rate, string Source, IReadOnlyList<TimeStart> Starts, long RowCount)
{
    /// <summary>Time of a row.</summary>
    /// <param name="row">Index of the row.</param>
    /// <returns>Seconds from the start of the recording.</returns>
    public decimal SecondsAt(long row)
    {
        var start = Starts[IndexAt(row)];
        return start.Seconds + Rate.ExactSecondsOf(row - start.Row);
    }

    /// <summary>Time at which the sample of a row ends.</summary>
    public decimal EndOf(long row) => SecondsAt(row) + Rate.ExactSecondsOf(1);

    /// <summary>Whether no gap in time lies between two rows.</summary>
    public bool IsOneStretch(long first, long last) => IndexAt(first) == IndexAt(last);

    /// <summary>The segments of a column: its runs of numbers, cut at the gaps in time.</summary>
    /// <param name="runs">Rows in which the column holds numbers.</param>
    /// <param name="step">Rows from one number to the next.</param>
    public IReadOnlyList<Segment> SegmentsOf(IReadOnlyList<RowRun> runs, long step)
    {
        var segments = new List<Segment>();
        var sample = 0L;
        var start = 0;
        foreach (var run in runs)
        {
            for (var row = run.FirstRow; row <= run.LastRow;)
            {
                while (start + 1 < Starts.Count && Starts[start + 1].Row <= row)
                {
                    start++;
                }

                var end = start + 1 < Starts.Count ? Math.Min(Starts[start + 1].Row, run.LastRow + 1) : run.LastRow + 1;
                var count = (end - row + step - 1) / step;
                segments.Add(new Segment(sample, count, SecondsAt(row)));
                sample += count;
                row += count * step;
            }
        }

        return segments;
    }

    /// <summary>The last of the starts that is not behind a row.</summary>
    private int IndexAt(long row)
    {
        var (low, high) = (0, Starts.Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Starts[middle].Row <= row ? (middle, high) : (low, middle);
        }

        return low;
    }
}
