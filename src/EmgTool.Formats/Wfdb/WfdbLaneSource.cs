using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Samples of up to eight channels of one rate. Channels of one file share the decoded pieces of it.</summary>
internal sealed class WfdbLaneSource : LaneSource
{
    private readonly Lane[] _lanes;
    private readonly WfdbBlock[] _blocks = [.. Enumerable.Range(0, Lanes.Count).Select(_ => new WfdbBlock())];
    private readonly byte[] _bytes = new byte[WfdbSignalFile.MaximumBytes];
    private readonly long _sampleCount;

    public WfdbLaneSource((WfdbChannel Source, Channel Channel)[] channels)
    {
        _lanes = Array.ConvertAll(channels, entry => new Lane(entry.Source.Runs, entry.Channel.Unit));
        _sampleCount = channels.Min(entry => entry.Channel.SampleCount);
    }

    /// <inheritdoc/>
    public override void Read(long firstSample, Span<double> lanes) => ReadTogether(_lanes.Length, firstSample, lanes);

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<LaneStart> starts, Span<double> lanes)
    {
        CheckStarts(starts);
        if (starts.Length < Lanes.Count)
        {
            lanes.Clear();
        }

        var rows = lanes.Length / Lanes.Count;
        foreach (var start in starts)
        {
            LaneChannels.RowsWithin(start.FirstSample, lanes.Length, _sampleCount);
        }

        // All lanes go through a piece of the file before the next is read.
        for (var row = 0; row < rows;)
        {
            var count = rows - row;
            foreach (var (channel, firstSample) in starts)
            {
                count = (int)Math.Min(count, _lanes[channel].RowsInPiece(firstSample + row));
            }

            for (var lane = 0; lane < starts.Length; lane++)
            {
                Read(lane, starts[lane].Channel, starts[lane].FirstSample + row, lanes.Slice(row * Lanes.Count, count * Lanes.Count)[lane..]);
            }

            row += count;
        }
    }

    private void Read(int index, int channel, long sample, Span<double> target)
    {
        var lane = _lanes[channel];
        var run = lane.RunOf(sample);
        var track = run.Track;
        var (perFrame, frameSamples) = (track.Signal.SamplesPerFrame, track.File.FrameSamples);
        var (baseline, scale) = lane.CalibrationOf(track.Signal);
        var (frame, inFrame) = Math.DivRem(run.FirstInTrack + sample - run.FirstSample, perFrame);
        for (var at = 0; at < target.Length;)
        {
            var values = From(index, track.File, (frame * frameSamples) + track.OffsetInFrame + inFrame);
            if (perFrame == 1)
            {
                // The usual case: one sample of each signal in turn.
                var stride = (int)Math.Min(frameSamples, values.Length);
                for (var source = 0; source < values.Length && at < target.Length; source += stride, at += Lanes.Count, frame++)
                {
                    target[at] = (values[source] - baseline) * scale;
                }

                continue;
            }

            var count = Math.Min(Math.Min(perFrame - (int)inFrame, values.Length), (target.Length - at + Lanes.Count - 1) / Lanes.Count);
            for (var source = 0; source < count; source++, at += Lanes.Count)
            {
                target[at] = (values[source] - baseline) * scale;
            }

            inFrame += count;
            if (inFrame == perFrame)
            {
                (frame, inFrame) = (frame + 1, 0);
            }
        }
    }

    private ReadOnlySpan<int> From(int index, WfdbSignalFile file, long sample)
    {
        foreach (var block in _blocks)
        {
            if (block.Has(file, sample))
            {
                return block.From(sample);
            }
        }

        _blocks[index].Fill(file, sample, _bytes);
        return _blocks[index].From(sample);
    }

    /// <summary>The runs of a channel, and what turns its samples into microvolts (or into the values of its own unit).</summary>
    private sealed class Lane(List<WfdbRun> runs, SignalUnit unit)
    {
        private int _current;

        public WfdbRun RunOf(long sample)
        {
            if (sample >= runs[_current].FirstSample && sample < runs[_current].EndSample)
            {
                return runs[_current];
            }

            var (low, high) = (0, runs.Count - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = runs[middle].FirstSample <= sample ? (middle, high) : (low, middle - 1);
            }

            _current = low;
            return runs[low];
        }

        /// <summary>Rows from a sample on to the end of its run or of the piece of the file that it is in.</summary>
        public long RowsInPiece(long sample)
        {
            var run = RunOf(sample);
            var perFrame = run.Track.Signal.SamplesPerFrame;
            var frameSamples = run.Track.File.FrameSamples;
            var index = run.FirstInTrack + sample - run.FirstSample;
            var pieceSamples = WfdbBlock.SamplesOf(run.Track.File);
            var pieceFrames = Math.Max(1, pieceSamples / frameSamples);
            var nextFrame = ((index / perFrame / pieceFrames) + 1) * pieceFrames;
            return Math.Min(run.EndSample - sample, (nextFrame * perFrame) - index);
        }

        public (double Baseline, double Scale) CalibrationOf(WfdbSignal signal)
        {
            if (signal.Gain == 0)
            {
                return (0, unit.Kind == UnitKind.Voltage ? unit.Microvolts : 1);
            }

            return (signal.Baseline, (unit.Kind == UnitKind.Voltage ? unit.Microvolts : 1) / signal.Gain);
        }
    }
}
