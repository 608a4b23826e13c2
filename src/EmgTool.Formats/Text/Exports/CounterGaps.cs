using System.Globalization;
using System.Numerics;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Finds lost rows by a running number in the table.</summary>
internal static class CounterGaps
{
    /// <summary>Jumps in a short table. A longer one may have one in twenty rows; a number with more counts frames, trials or blocks, or stands still.</summary>
    private const int JumpsAllowed = 3;

    /// <summary>Starts a segment behind each gap of the numbers.</summary>
    /// <param name="part">The table; the times behind gaps are added to it.</param>
    /// <param name="numbers">The number of each row.</param>
    /// <param name="name">Name of the column with the numbers.</param>
    /// <param name="wrap">The number at which they start again from 0; 0 where they run on.</param>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="warnings">Receives the gaps.</param>
    /// <returns>How many jumps there are where they are too many: the numbers do not count rows, and no segment is started. Else 0.</returns>
    public static long TryAdd(TextPart part, IEnumerable<double> numbers, string name, int wrap, SamplingRate rate, WarningLog warnings)
    {
        var found = new List<CounterGap>();
        var most = Math.Min(Math.Max(JumpsAllowed, part.Table.RowCount / 20), (part.Table.RowCount - 1) / 2);
        var jumps = Find(numbers, wrap, found);
        if (jumps > most)
        {
            return jumps;
        }

        var start = part.Table.Blocks[0].Seconds;
        var lost = 0m;
        foreach (var gap in found)
        {
            lost += (decimal)Math.Max(0, gap.Lost);
            part.Table.StartBlock(gap.Row, start + rate.ExactSecondsOf(gap.Row + lost), "row", gap.Row + 1);
            Warn(string.Create(CultureInfo.InvariantCulture, $"column '{name}', row {gap.Row + 1} of the table"), gap, wrap, warnings);
        }

        return 0;
    }

    /// <summary>Starts a segment behind each gap of the numbers, which the format says to count rows: that they do not is told.</summary>
    /// <param name="part">The table; the times behind gaps are added to it.</param>
    /// <param name="numbers">The number of each row.</param>
    /// <param name="name">Name of the column with the numbers.</param>
    /// <param name="wrap">The number at which they start again from 0; 0 where they run on.</param>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="warnings">Receives the gaps.</param>
    public static void Add(TextPart part, IEnumerable<double> numbers, string name, int wrap, SamplingRate rate, WarningLog warnings)
    {
        if (TryAdd(part, numbers, name, wrap, rate, warnings) is > 0 and var jumps)
        {
            warnings.Add("COUNTER_IRREGULAR", $"column '{name}'", string.Create(CultureInfo.InvariantCulture,
                $"The running number jumps or stands still {jumps} times in {part.Table.RowCount} rows: it does not count rows and is not used. Lost rows cannot be found."));
        }
    }

    /// <summary>The numbers of a column.</summary>
    /// <param name="part">The table.</param>
    /// <param name="column">Index of the column.</param>
    /// <param name="warnings">Receives that some are missing.</param>
    /// <returns>Nothing where some are missing: each would move all behind it.</returns>
    public static IEnumerable<double> Numbers(TextPart part, int column, WarningLog warnings)
    {
        if (part.Store.Count(column) == part.Table.RowCount)
        {
            return Read(part, column);
        }

        warnings.Add("COUNTER_MISSING", $"column '{part.Layout.Columns[column].Name}'", "The running number is missing in some rows; lost rows cannot be found.");
        return [];
    }

    private static IEnumerable<double> Read(TextPart part, int column)
    {
        var block = new double[2048];
        for (var row = 0L; row < part.Table.RowCount; row += block.Length)
        {
            var count = (int)Math.Min(block.Length, part.Table.RowCount - row);
            part.Store.Read(column, row, block.AsSpan(0, count));
            for (var index = 0; index < count; index++)
            {
                yield return block[index];
            }
        }
    }

    /// <returns>How many there are. Of too many to be read not all are kept.</returns>
    private static long Find(IEnumerable<double> numbers, int wrap, List<CounterGap> gaps)
    {
        var (row, previous, count) = (0L, double.NaN, 0L);
        foreach (var number in numbers)
        {
            var lost = row == 0 ? 0 : Lost(previous, number, wrap);
            if (lost != 0 && ++count <= RecordingLimits.MostGaps + 1)
            {
                gaps.Add(new CounterGap(row, previous, number, lost));
            }

            previous = number;
            row++;
        }

        return count;
    }

    private static void Warn(string place, CounterGap gap, int wrap, WarningLog warnings)
    {
        if (gap.Lost < 0)
        {
            warnings.AddRepeated("COUNTER_RESTARTS", place, string.Create(CultureInfo.InvariantCulture,
                $"The running number goes from {gap.Before} to {gap.Behind}; how much time lies between is not known. A new segment starts here, without a gap."));
            return;
        }

        var more = wrap > 0 ? string.Create(CultureInfo.InvariantCulture, $" (or {wrap} more, or twice as many: the number has {wrap} values)") : "";
        warnings.AddRepeated("ROWS_LOST", place, string.Create(CultureInfo.InvariantCulture, $"The running number goes from {gap.Before} to {gap.Behind}: {gap.Lost} rows are lost{more}. A new segment starts here."));
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

        // Numbers whose bits are all set, four at least, start again from 0 without a gap.
        var isFull = number == 0 && previous is >= 15 and <= uint.MaxValue && BitOperations.IsPow2((ulong)previous + 1);
        return isFull ? 0 : step > 1 && step < int.MaxValue ? Math.Floor(step) - 1 : -1;
    }
}
