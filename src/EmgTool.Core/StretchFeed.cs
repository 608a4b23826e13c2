using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Reads rows whose lanes lie at different places of a segment, and goes on beyond its ends as a zero-phase filter needs it.</summary>
/// <remarks>Beyond an end the signal is its own point reflection there, for the filter's padding, and then stays as it is: a filter that is settled on such
/// a constant starts as scipy's <c>sosfiltfilt</c> does.</remarks>
internal sealed class StretchFeed
{
    private readonly LaneSource _source;
    private readonly int _padding;

    // The first and the last rows of the segment, a channel a lane; and one lane beside the others.
    private readonly double[] _head;
    private readonly double[] _tail;
    private readonly LaneStart[] _all;
    private readonly LaneStart[] _shifted = new LaneStart[Lanes.Count];
    private double[] _column = [];
    private Segment _segment;
    private int _reflected;

    /// <summary>A feed.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="padding">Samples reflected at either end.</param>
    public StretchFeed(LaneSource source, int channels, int padding)
    {
        _source = source;
        _padding = padding;
        _head = new double[(padding + 1) * Lanes.Count];
        _tail = new double[(padding + 1) * Lanes.Count];
        _all = new LaneStart[channels];
    }

    /// <summary>Starts on a segment.</summary>
    public void Begin(Segment segment)
    {
        if (segment == _segment)
        {
            return;
        }

        _segment = segment;
        _reflected = (int)Math.Min(_padding, segment.SampleCount - 1);
        ReadEnd(segment.FirstSample, _head);
        ReadEnd(segment.EndSample - _reflected - 1, _tail);
    }

    /// <summary>Reads rows.</summary>
    /// <param name="starts">Channel of each lane and place of its row 0, counted from the start of the segment; may be negative.</param>
    /// <param name="row">The first row.</param>
    /// <param name="lanes">Receives the rows.</param>
    public void Read(ReadOnlySpan<LaneStart> starts, int row, Span<double> lanes)
    {
        var rows = lanes.Length / Lanes.Count;
        var inside = true;
        for (var lane = 0; lane < starts.Length; lane++)
        {
            var first = starts[lane].FirstSample + row;
            inside &= first >= 0 && first + rows <= _segment.SampleCount;
            _shifted[lane] = starts[lane] with { FirstSample = _segment.FirstSample + first };
        }

        if (inside)
        {
            _source.Read(_shifted.AsSpan(0, starts.Length), lanes);
            return;
        }

        lanes.Clear();
        for (var lane = 0; lane < starts.Length; lane++)
        {
            ReadLane(starts[lane].Channel, starts[lane].FirstSample + row, lanes, lane);
        }
    }

    private void ReadEnd(long first, double[] rows)
    {
        for (var channel = 0; channel < _all.Length; channel++)
        {
            _all[channel] = new LaneStart(channel, first);
        }

        _source.Read(_all, rows.AsSpan(0, (_reflected + 1) * Lanes.Count));
    }

    private void ReadLane(int channel, long first, Span<double> lanes, int lane)
    {
        var rows = lanes.Length / Lanes.Count;
        var from = (int)Math.Clamp(-first, 0, rows);
        var to = (int)Math.Clamp(_segment.SampleCount - first, from, rows);
        for (var row = 0; row < from; row++)
        {
            lanes[(row * Lanes.Count) + lane] = Beyond(_head, channel, 0, (int)Math.Min(_reflected, -first - row));
        }

        if (_column.Length < lanes.Length)
        {
            _column = new double[lanes.Length];
        }

        if (to > from)
        {
            var column = _column.AsSpan(0, (to - from) * Lanes.Count);
            _source.Read([new LaneStart(channel, _segment.FirstSample + first + from)], column);
            for (var row = from; row < to; row++)
            {
                lanes[(row * Lanes.Count) + lane] = column[(row - from) * Lanes.Count];
            }
        }

        for (var row = to; row < rows; row++)
        {
            var distance = (int)Math.Min(_reflected, first + row - (_segment.SampleCount - 1));
            lanes[(row * Lanes.Count) + lane] = Beyond(_tail, channel, _reflected, -distance);
        }
    }

    /// <summary>The point reflection at an end of the value some rows inside.</summary>
    private static double Beyond(double[] rows, int channel, int end, int inside) =>
        (2 * rows[(end * Lanes.Count) + channel]) - rows[((end + inside) * Lanes.Count) + channel];
}
