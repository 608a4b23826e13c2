using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>A filter of one segment on eight lanes: rows are pushed in, and come out with a delay that is known in advance, as many as went in.
/// The output depends on the segment alone, not on how it is cut into calls. Nothing is allocated after construction. Not safe for concurrent use.</summary>
public abstract class LaneFilter
{
    /// <summary>The most rows that are held back between two calls.</summary>
    public abstract int MaximumDelayRows { get; }

    /// <summary>The most values that one call of <see cref="Process"/> writes.</summary>
    /// <param name="inputRows">Rows given to that call.</param>
    public abstract int OutputCapacity(int inputRows);

    /// <summary>Starts a segment; whatever is left of a previous one is dropped.</summary>
    public abstract void Begin();

    /// <summary>Takes the segment's next rows.</summary>
    /// <param name="input">Whole rows, of any number.</param>
    /// <param name="output">At least <see cref="OutputCapacity"/> values, not overlapping <paramref name="input"/>.</param>
    /// <returns>Values written to the start of <paramref name="output"/>: whole rows, which continue the ones written before.</returns>
    /// <exception cref="ArgumentException">Not a whole number of rows, or <paramref name="output"/> is too short.</exception>
    public abstract int Process(ReadOnlySpan<double> input, Span<double> output);

    /// <summary>Ends the segment and hands out the rows held back. To be called until it returns 0; <see cref="Begin"/> starts the next segment.</summary>
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
