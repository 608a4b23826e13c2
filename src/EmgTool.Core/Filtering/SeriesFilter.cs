using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Two filters in series.</summary>
internal sealed class SeriesFilter : LaneFilter
{
    // Rows handed on at a time: what the first filter gives is still in the first-level cache when the second takes it.
    private const int BlockRows = 256;

    private readonly LaneFilter _first;
    private readonly LaneFilter _second;
    private readonly AlignedBuffer<double> _between;
    private bool _firstEnded;

    // What the second filter gave when the first was ended, until it is handed out.
    private readonly double[] _late;
    private int _lateStart;
    private int _lateEnd;

    /// <summary>Joins two filters, which are then used by this one alone.</summary>
    /// <param name="first">The filter that takes the rows.</param>
    /// <param name="second">The filter that takes what the first gives; one that looks at no row outside of a segment.</param>
    /// <exception cref="ArgumentException"><paramref name="second"/> extends segments, which in a stretch is not possible with what comes out of a filter.</exception>
    public SeriesFilter(LaneFilter first, LaneFilter second)
    {
        if (second.PaddingRows != 0)
        {
            throw new ArgumentException("The second filter extends segments.", nameof(second));
        }

        _first = first;
        _second = second;
        _between = new AlignedBuffer<double>(Math.Max(first.OutputCapacity(BlockRows), BlockRows * Lanes.Count));
        _late = new double[second.OutputCapacity(_between.Span.Length / Lanes.Count)];
    }

    /// <inheritdoc/>
    public override int MaximumDelayRows => _first.MaximumDelayRows + _second.MaximumDelayRows;

    /// <inheritdoc/>
    public override int RowsBefore => _first.RowsBefore + _second.RowsBefore;

    /// <inheritdoc/>
    public override int RowsAfter => _first.RowsAfter + _second.RowsAfter;

    /// <inheritdoc/>
    /// <remarks>A common multiple of both.</remarks>
    public override int StretchUnit => _first.StretchUnit * _second.StretchUnit;

    /// <inheritdoc/>
    public override int PaddingRows => _first.PaddingRows;

    /// <inheritdoc/>
    public override int OutputCapacity(int inputRows) =>
        // Room for all that can come, and for what the second filter asks for before it takes the last block.
        _second.OutputCapacity(_first.OutputCapacity(inputRows) / Lanes.Count) + _late.Length;

    /// <inheritdoc/>
    public override void Begin()
    {
        _first.Begin();
        _second.Begin();
        DropLate();
    }

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows)
    {
        CheckStretches(firstRows, endRows);
        _first.Begin(firstRows, endRows);
        _second.Begin(firstRows, endRows);
        DropLate();
    }

    /// <inheritdoc/>
    public override int Process(ReadOnlySpan<double> input, Span<double> output)
    {
        CheckOutput(input, output);
        var written = 0;
        while (!input.IsEmpty)
        {
            var length = Math.Min(input.Length, BlockRows * Lanes.Count);
            var count = _first.Process(input[..length], _between.Span);
            input = input[length..];
            written += _second.Process(_between.Span.Slice(0, count), output[written..]);
        }

        return written;
    }

    /// <inheritdoc/>
    public override int Complete(Span<double> output)
    {
        var room = WholeRows(output) * Lanes.Count;
        while (_lateStart == _lateEnd && !_firstEnded)
        {
            var count = _first.Complete(_between.Span.Slice(0, BlockRows * Lanes.Count));
            _firstEnded = count == 0;
            _lateStart = 0;
            _lateEnd = _second.Process(_between.Span.Slice(0, count), _late);
        }

        if (_lateStart == _lateEnd)
        {
            return _second.Complete(output);
        }

        var length = Math.Min(room, _lateEnd - _lateStart);
        _late.AsSpan(_lateStart, length).CopyTo(output);
        _lateStart += length;
        return length;
    }

    private void DropLate()
    {
        _firstEnded = false;
        _lateStart = 0;
        _lateEnd = 0;
    }
}
