using EmgTool.Core.Recordings;
using EmgTool.Formats.Text.Exports;

namespace EmgTool.Formats.Text;

/// <summary>The running number of a table without times: where it jumps, rows are lost.</summary>
internal static class TableCounter
{
    /// <summary>Numbers of values of counters that start again: BITalino has 4 bits, others 8 or 16.</summary>
    private static readonly int[] Wraps = [16, 256, 65536];

    /// <summary>Starts segments where rows are lost. Nothing says that the numbers count rows: where they do not, nothing is odd.</summary>
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

        var (hasReturns, largest, previous) = (false, 0.0, double.NaN);
        foreach (var number in CounterGaps.Numbers(part, counter, warnings))
        {
            hasReturns |= number < previous;
            largest = Math.Max(largest, number);
            previous = number;
        }

        var wrap = hasReturns ? Array.Find(Wraps, values => values == largest + 1) : 0;
        CounterGaps.TryAdd(part, CounterGaps.Numbers(part, counter, warnings), columns[counter].Name, wrap, rate, warnings);
    }
}
