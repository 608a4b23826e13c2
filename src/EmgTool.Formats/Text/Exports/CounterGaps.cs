using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Finds lost rows by a running number in the table.</summary>
internal static class CounterGaps
{
    private const int BlockRows = 2048;

    /// <summary>Starts a segment behind each gap of the numbers.</summary>
    /// <param name="part">The table; the times behind gaps are added to it.</param>
    /// <param name="column">Index of the column with the numbers.</param>
    /// <param name="wrap">The number at which they start again from 0; 0 where they run on.</param>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="warnings">Receives the gaps.</param>
    public static void Add(TextPart part, int column, int wrap, SamplingRate rate, WarningLog warnings)
    {
        // A row without a number would move all numbers behind it.
        if (part.Store.Count(column) != part.Table.RowCount)
        {
            warnings.Add("COUNTER_MISSING", $"column '{part.Layout.Columns[column].Name}'", "The running number is missing in some rows; lost rows cannot be found.");
            return;
        }

        var numbers = new double[BlockRows];
        var previous = double.NaN;
        var lost = 0.0;
        for (var row = 0L; row < part.Table.RowCount;)
        {
            var block = numbers.AsSpan(0, (int)Math.Min(BlockRows, part.Table.RowCount - row));
            part.Store.Read(column, row, block);
            foreach (var number in block)
            {
                var gap = row == 0 ? 0 : Lost(previous, number, wrap);
                if (gap != 0)
                {
                    var isBack = gap < 0;
                    lost += isBack ? 0 : gap;
                    var seconds = (row + (decimal)lost) * rate.Denominator / rate.Numerator;
                    part.Table.Blocks.Add(new TimeStart(row, seconds));
                    warnings.AddRepeated(isBack ? "COUNTER_RESTARTS" : "ROWS_LOST", string.Create(CultureInfo.InvariantCulture, $"column '{part.Layout.Columns[column].Name}', row {row + 1} of the table"),
                        isBack ? string.Create(CultureInfo.InvariantCulture, $"The running number goes from {previous} to {number}; how long the gap was is not known. A new segment starts here without one.")
                        : string.Create(CultureInfo.InvariantCulture, $"The running number goes from {previous} to {number}: {gap}{(wrap > 0 ? $" (or {wrap}, {2 * wrap}, ... more)" : "")} rows are lost. A new segment starts here."));
                }

                previous = number;
                row++;
            }
        }
    }

    /// <summary>Rows between two numbers; negative where the numbers start again and do not tell.</summary>
    private static double Lost(double previous, double number, int wrap)
    {
        var step = number - previous;
        if (step == 1)
        {
            return 0;
        }

        if (wrap > 0)
        {
            // Behind 15 comes 0; the same number again stands for a whole turn.
            var turn = (step - 1) % wrap;
            return Math.Floor(turn < 0 ? turn + wrap : turn);
        }

        // Numbers of 8, 16 or 32 bits that are full start again from 0 without a gap.
        var isFull = number == 0 && previous is byte.MaxValue or ushort.MaxValue or uint.MaxValue;
        return isFull ? 0 : step > 1 && step < int.MaxValue ? Math.Floor(step) - 1 : -1;
    }
}
