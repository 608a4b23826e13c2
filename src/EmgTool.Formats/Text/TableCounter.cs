using EmgTool.Core.Recordings;
using EmgTool.Formats.Text.Exports;

namespace EmgTool.Formats.Text;

/// <summary>The running number of a table without times: where it jumps, rows are lost.</summary>
internal static class TableCounter
{
    /// <summary>Share of the rows in which a running number goes on by one; others count frames, trials or blocks.</summary>
    private const double Most = 0.95;

    /// <summary>Numbers of values of counters that start again: BITalino has 4 bits, others 8 or 16.</summary>
    private static readonly int[] Wraps = [16, 256, 65536];

    /// <summary>Starts segments where rows are lost.</summary>
    /// <param name="part">The table, with all its rows.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="warnings">Receives the gaps.</param>
    public static void Apply(TextPart part, ReadOptions options, WarningLog warnings)
    {
        var columns = part.Layout.Columns.ToList();

        // A time without a unit that goes on by one a row counts rows too, where the rate is known; the user may have named the counter as time.
        var time = columns.FindIndex(column => column.Role == ColumnRole.Time);
        var counter = time >= 0 ? time : columns.FindIndex(column => column.Role == ColumnRole.Counter);
        if (counter < 0 || (time >= 0 && (columns[time].IsClock || columns[time].SecondsPerUnit > 0 || columns.FindLastIndex(column => column.Role == ColumnRole.Time) > time))
            || (options.Rate ?? part.Layout.Rate) is not { } rate || part.Store.Count(counter) != part.Table.RowCount)
        {
            return;
        }

        var (steps, returns, largest, previous) = (0L, 0L, 0.0, double.NaN);
        foreach (var number in CounterGaps.Numbers(part, counter, warnings))
        {
            steps += number - previous == 1 ? 1 : 0;
            returns += number < previous ? 1 : 0;
            largest = Math.Max(largest, number);
            previous = number;
        }

        var wrap = returns > 0 ? Array.Find(Wraps, values => values == largest + 1) : 0;
        if (steps + (wrap > 0 ? returns : 0) >= Most * (part.Table.RowCount - 1))
        {
            CounterGaps.Add(part, CounterGaps.Numbers(part, counter, warnings), columns[counter].Name, wrap, rate, warnings);
        }
    }
}
