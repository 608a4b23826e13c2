using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Filters samples as they are read. Made for reading from the start to the end: going back filters a segment again from its start.</summary>
/// <param name="inner">The samples; closed with this.</param>
/// <param name="filter">The filter.</param>
/// <param name="segments">The stretches without a gap.</param>
internal sealed class FilteredLaneSource(LaneSource inner, LaneFilter filter, IReadOnlyList<Segment> segments) : LaneSource
{
    private const int BlockRows = 2048;

    private readonly double[] _raw = new double[BlockRows * Lanes.Count];
    private readonly double[] _filtered = new double[filter.OutputCapacity(BlockRows)];
    private int _segment = -1;
    private long _nextRaw;
    private long _nextRow;
    private int _at;
    private int _end;

    /// <inheritdoc/>
    public override void Read(long firstSample, Span<double> lanes)
    {
        var rows = lanes.Length / Lanes.Count;
        LaneFilter.CheckRows(lanes);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstSample, segments[^1].EndSample - rows);
        while (lanes.Length > 0)
        {
            if (_segment < 0 || firstSample < _nextRow || firstSample >= segments[_segment].EndSample)
            {
                Begin(firstSample);
            }

            if (_at == _end)
            {
                Filter();
            }

            var skipped = (int)Math.Min(firstSample - _nextRow, (_end - _at) / Lanes.Count);
            var taken = Math.Min(lanes.Length, _end - _at - (skipped * Lanes.Count));
            _filtered.AsSpan(_at + (skipped * Lanes.Count), taken).CopyTo(lanes);
            lanes = lanes[taken..];
            _at += (skipped * Lanes.Count) + taken;
            _nextRow += skipped + (taken / Lanes.Count);
            firstSample += taken / Lanes.Count;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private void Begin(long sample)
    {
        _segment = 0;
        while (segments[_segment].EndSample <= sample)
        {
            _segment++;
        }

        filter.Begin();
        _nextRaw = _nextRow = segments[_segment].FirstSample;
        _at = _end = 0;
    }

    // What a filter holds back comes out behind the end of the segment.
    private void Filter()
    {
        _at = _end = 0;
        while (_end == 0 && _nextRaw < segments[_segment].EndSample)
        {
            var rows = (int)Math.Min(BlockRows, segments[_segment].EndSample - _nextRaw);
            var raw = _raw.AsSpan(0, rows * Lanes.Count);
            inner.Read(_nextRaw, raw);
            _nextRaw += rows;
            _end = filter.Process(raw, _filtered);
        }

        if (_end == 0)
        {
            _end = filter.Complete(_filtered);
        }

        if (_end == 0)
        {
            throw new InvalidOperationException("The filter gave fewer rows than it was given.");
        }
    }
}
