using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Reads and filters stretches, eight lanes at a time, on one thread.</summary>
/// <remarks>A lane holds a stretch of a channel and what the filter needs before and behind it. Lanes are independent of each other: which stretches
/// share them changes no bit of the result.</remarks>
internal sealed class StretchWorker : IDisposable
{
    /// <summary>Rows read at a time: 128 KiB, which stay in the second-level cache from reading to writing.</summary>
    private const int BlockRows = 2048;

    private readonly IReadOnlyList<ChannelVariants> _channels;
    private readonly LaneSource _source;
    private readonly LaneFilter _filter;
    private readonly StretchFeed _feed;
    private readonly LaneWriter _writer;
    private readonly int _before;
    private readonly double[] _raw = new double[BlockRows * Lanes.Count];
    private readonly double[] _filtered;
    private readonly double[] _nowhere;
    private readonly LaneStart[] _starts = new LaneStart[Lanes.Count];
    private readonly long[] _firstRows = new long[Lanes.Count];
    private readonly long[] _endRows = new long[Lanes.Count];
    private readonly long[] _stretches = new long[Lanes.Count];
    private readonly double[] _least = new double[Lanes.Count];
    private readonly double[] _largest = new double[Lanes.Count];
    private int _skip;

    /// <summary>A worker for a group of channels.</summary>
    /// <param name="channels">The channels, which take the filtered samples.</param>
    /// <param name="source">Their samples; closed with this.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="samplesPerBin">Samples of a time bin.</param>
    /// <param name="longest">The most samples of a stretch.</param>
    public StretchWorker(IReadOnlyList<ChannelVariants> channels, LaneSource source, LaneFilter filter, int samplesPerBin, int longest)
    {
        _channels = channels;
        _source = source;
        _filter = filter;
        _feed = new StretchFeed(source, channels.Count, filter.PaddingRows);
        _writer = new LaneWriter(samplesPerBin);
        _before = (int)StretchPlan.Whole(filter.RowsBefore, filter.StretchUnit);
        _filtered = new double[filter.OutputCapacity(BlockRows)];
        _nowhere = new double[longest];
    }

    /// <summary>Does up to eight stretches. They are numbered through the segment, all channels of a stretch before the next stretch.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="plan">How it is cut.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public void Run(long first, Segment segment, StretchPlan plan, CancellationToken cancellation)
    {
        var lanes = (int)Math.Min(Lanes.Count, (plan.Count * _channels.Count) - first);
        Begin(first, lanes, segment, plan);
        var rows = _before + plan.StretchSamples + _filter.RowsAfter;
        for (var row = 0; row < rows; row += BlockRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var raw = _raw.AsSpan(0, Math.Min(BlockRows, rows - row) * Lanes.Count);
            _feed.Read(_starts.AsSpan(0, lanes), row, raw);
            LaneExtremes.Find(raw, _least, _largest);
            for (var lane = 0; lane < lanes; lane++)
            {
                LookForRuns(lane, row, raw, plan);
            }

            Write(_filtered.AsSpan(0, _filter.Process(raw, _filtered)), plan);
        }

        int count;
        while ((count = _filter.Complete(_filtered)) > 0)
        {
            Write(_filtered.AsSpan(0, count), plan);
        }

        _writer.Complete();
        for (var lane = 0; lane < lanes; lane++)
        {
            CloseLastBin(lane, plan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private void Begin(long first, int lanes, Segment segment, StretchPlan plan)
    {
        _skip = _before;
        _writer.Begin();
        Array.Clear(_firstRows);
        Array.Clear(_endRows);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            if (lane >= lanes)
            {
                _writer.Direct(lane, _nowhere, _nowhere);
                continue;
            }

            var (stretch, position) = Math.DivRem(first + lane, _channels.Count);
            var start = stretch * plan.StretchSamples;
            var signal = _channels[(int)position].Signal;
            _stretches[lane] = stretch;
            _starts[lane] = new LaneStart((int)position, start - _before);
            _firstRows[lane] = _before - start;
            _endRows[lane] = _before - start + segment.SampleCount;
            _writer.Direct(
                lane, signal.PlaceSamples(start, plan.StretchSamples), signal.PlaceEnergy(start, plan.StretchSamples / signal.SamplesPerBin));
            _channels[(int)position].BeginRuns(stretch);
        }

        _feed.Begin(segment);
        _filter.Begin(_firstRows, _endRows);
    }

    /// <summary>Looks for runs of equal values and of end values.</summary>
    private void LookForRuns(int lane, int row, ReadOnlySpan<double> raw, StretchPlan plan)
    {
        var rows = raw.Length / Lanes.Count;
        var first = Math.Clamp(_before - row, 0, rows);
        var end = Math.Clamp(_before + plan.SamplesOf(_stretches[lane]) - row, first, rows);
        _channels[_starts[lane].Channel].LookForRuns(_stretches[lane], raw[(first * Lanes.Count)..], lane, end - first, _least[lane], _largest[lane]);
    }

    /// <summary>Writes what of the filtered rows belongs to the stretches.</summary>
    private void Write(ReadOnlySpan<double> filtered, StretchPlan plan)
    {
        var skipped = Math.Min(_skip, filtered.Length / Lanes.Count);
        _skip -= skipped;
        var rows = Math.Min((filtered.Length / Lanes.Count) - skipped, plan.StretchSamples - _writer.Rows);
        _writer.Write(filtered.Slice(skipped * Lanes.Count, rows * Lanes.Count));
    }

    /// <summary>The last bin of a segment may hold fewer samples than the others.</summary>
    private void CloseLastBin(int lane, StretchPlan plan)
    {
        var samples = plan.SamplesOf(_stretches[lane]);
        var signal = _channels[_starts[lane].Channel].Signal;
        var rest = samples % signal.SamplesPerBin;
        if (rest > 0)
        {
            var first = _stretches[lane] * plan.StretchSamples;
            var sum = 0.0;
            foreach (var sample in signal.PlaceSamples(first, samples).AsSpan(samples - rest))
            {
                sum += sample * sample;
            }

            signal.PlaceEnergy(first, (samples / signal.SamplesPerBin) + 1).AsSpan()[^1] = sum / rest;
        }
    }
}
