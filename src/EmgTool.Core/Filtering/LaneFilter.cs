using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>A filter of one segment on eight lanes: rows are pushed in, and come out with a delay that is known in advance, as many as went in.
/// The output depends on the segment alone, not on how it is cut into calls. Nothing is allocated after construction. Not safe for concurrent use.
/// <para>Lanes need not be in step: <see cref="Begin(ReadOnlySpan{long}, ReadOnlySpan{long})"/> takes a stretch of some segment in each lane. Rows around a stretch that are not
/// to be used (<see cref="RowsBefore"/>, <see cref="RowsAfter"/>) give it the past and the future that it has in its segment.</para></summary>
public abstract class LaneFilter
{
    /// <summary>The most rows that are held back between two calls.</summary>
    public abstract int MaximumDelayRows { get; }

    /// <summary>Rows that must be pushed before a stretch so that it comes out as from the whole segment, to rounding (1e-14 of full scale). To be rounded up to
    /// a multiple of <see cref="StretchUnit"/>.</summary>
    public abstract int RowsBefore { get; }

    /// <summary>Rows that must be pushed behind a stretch, whose own output is of no use.</summary>
    public abstract int RowsAfter { get; }

    /// <summary>A stretch, and the rows pushed before it, start at a multiple of this many rows from the start of the segment.</summary>
    public abstract int StretchUnit { get; }

    /// <summary>Rows by which a segment is extended at either end where they are pushed: by point reflection at its first and last row, by all rows but one when it has not
    /// more. Rows beyond are those of the outermost one repeated.</summary>
    public abstract int PaddingRows { get; }

    /// <summary>The most values that one call of <see cref="Process"/> writes.</summary>
    /// <param name="inputRows">Rows given to that call.</param>
    public abstract int OutputCapacity(int inputRows);

    /// <summary>Starts a segment; whatever is left of a previous one is dropped.</summary>
    public abstract void Begin();

    /// <summary>Starts a stretch in each lane; whatever is left of a previous segment is dropped. Rows that lie outside of their lane's segment are to be filled as
    /// <see cref="PaddingRows"/> says. All rows come out, those around the stretches too.</summary>
    /// <param name="firstRows">For each lane the row of this push at which its segment starts, a multiple of <see cref="StretchUnit"/>; negative when it starts before.</param>
    /// <param name="endRows">For each lane the row at which its segment ends; beyond the rows pushed when it goes on. The same as the first for a lane that holds nothing.</param>
    /// <exception cref="ArgumentException">Not eight rows each, an end before its start, or a start that is not such a multiple.</exception>
    public abstract void Begin(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows);

    /// <summary>Takes the segment's next rows.</summary>
    /// <param name="input">Whole rows, of any number.</param>
    /// <param name="output">At least <see cref="OutputCapacity"/> values, not overlapping <paramref name="input"/>.</param>
    /// <returns>Values written to the start of <paramref name="output"/>: whole rows, which continue the ones written before.</returns>
    /// <exception cref="ArgumentException">Not a whole number of rows, or <paramref name="output"/> is too short.</exception>
    public abstract int Process(ReadOnlySpan<double> input, Span<double> output);

    /// <summary>Ends the segment and hands out the rows held back. To be called until it returns 0; <see cref="Begin()"/> starts the next segment.</summary>
    /// <param name="output">One row or more.</param>
    /// <returns>Values written to the start of <paramref name="output"/>; 0 when all are out.</returns>
    /// <exception cref="ArgumentException"><paramref name="output"/> does not hold a row.</exception>
    public abstract int Complete(Span<double> output);

    internal static void CheckRows(ReadOnlySpan<double> lanes)
    {
        if (lanes.Length % Lanes.Count != 0)
        {
            throw new ArgumentException($"{lanes.Length} values are not a whole number of rows of {Lanes.Count}.", nameof(lanes));
        }
    }

    private protected void CheckStretches(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows)
    {
        if (firstRows.Length != Lanes.Count || endRows.Length != Lanes.Count)
        {
            throw new ArgumentException($"A stretch is described for each of {Lanes.Count} lanes.", nameof(firstRows));
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            if (endRows[lane] < firstRows[lane] || firstRows[lane] % StretchUnit != 0)
            {
                throw new ArgumentException(
                    $"Lane {lane}: a segment of rows {firstRows[lane]} to {endRows[lane]} ends before it starts, or does not start at a multiple of {StretchUnit}.", nameof(firstRows));
            }
        }
    }

    private protected void CheckOutput(ReadOnlySpan<double> input, Span<double> output)
    {
        CheckRows(input);
        if (output.Length < OutputCapacity(input.Length / Lanes.Count))
        {
            throw new ArgumentException("The output is shorter than OutputCapacity tells.", nameof(output));
        }
    }

    private protected static int WholeRows(Span<double> output) => output.Length >= Lanes.Count
        ? output.Length / Lanes.Count
        : throw new ArgumentException("The output does not hold a row.", nameof(output));
}
