using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>The runs of samples at the end values of the converter in one stretch of a channel's raw signal.</summary>
/// <remarks>Rows are only looked at one by one where a block of them reaches an end value. Where those are not known, they are the largest and the least
/// value of the stretch so far.</remarks>
/// <param name="ends">End values, as far as known.</param>
internal sealed class ClippedRuns(EndValues ends)
{
    /// <summary>Samples of the shortest run at a known end value: a file that was scaled to its values has one at each end.</summary>
    private const int ShortestKnown = 2;

    /// <summary>Samples of the shortest run at the largest value seen: three equal ones are no crest of a signal that was sampled fast enough.</summary>
    private const int Shortest = 3;

    private readonly List<(long First, long End, bool IsHigh)> _runs = [];
    private double _value;
    private long _start;

    /// <summary>Samples seen.</summary>
    public long Count { get; private set; }

    /// <summary>Least value of the stretch or, where it is known, end value.</summary>
    public double Least { get; private set; }

    /// <summary>Largest value of the stretch or, where it is known, end value.</summary>
    public double Largest { get; private set; }

    /// <summary>The runs, by their first sample in the stretch and the one behind their last.</summary>
    public IReadOnlyList<(long First, long End, bool IsHigh)> Runs => _runs;

    /// <summary>Starts a stretch.</summary>
    public void Begin()
    {
        _runs.Clear();
        Count = 0;
        _value = double.NaN;
        (Least, Largest) = ends.AreKnown ? (ends.Least, ends.Largest) : (double.PositiveInfinity, double.NegativeInfinity);
    }

    /// <summary>Takes the next samples.</summary>
    /// <param name="lanes">Rows of raw signal.</param>
    /// <param name="lane">The lane to look at.</param>
    /// <param name="rows">Rows of it that belong to the stretch.</param>
    /// <param name="least">A value that none of them is below.</param>
    /// <param name="largest">A value that none of them exceeds.</param>
    public void Process(ReadOnlySpan<double> lanes, int lane, int rows, double least, double largest)
    {
        if (largest < Largest && least > Least)
        {
            Close(Count);
            _value = double.NaN;
            Count += rows;
            return;
        }

        for (var row = 0; row < rows; row++)
        {
            var value = lanes[(row * Lanes.Count) + lane];
            if (value != _value)
            {
                Close(Count + row);
                (_value, _start) = (value, Count + row);
                if (!ends.AreKnown)
                {
                    Extend(value);
                }
            }
        }

        Count += rows;
    }

    /// <summary>Ends the stretch.</summary>
    public void Complete() => Close(Count);

    private void Extend(double value)
    {
        if (value > Largest)
        {
            Largest = value;
            _runs.RemoveAll(static run => run.IsHigh);
        }

        if (value < Least)
        {
            Least = value;
            _runs.RemoveAll(static run => !run.IsHigh);
        }
    }

    private void Close(long end)
    {
        if ((_value >= Largest || _value <= Least) && end - _start >= (ends.AreKnown ? ShortestKnown : Shortest))
        {
            _runs.Add((_start, end, _value >= Largest));
        }
    }
}
