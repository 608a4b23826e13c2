using EmgTool.Core.Recordings;

namespace EmgTool.Core.Synthesis;

/// <summary>Samples of synthetic channels, rendered when they are read.</summary>
internal sealed class SyntheticLaneSource : LaneSource
{
    private readonly ChannelRenderer[] _renderers;
    private readonly double[][] _blocks;
    private readonly long _sampleCount;
    private readonly int _blockLength;
    private long _block = -1;

    /// <summary>Makes a source.</summary>
    /// <param name="settings">The recording.</param>
    /// <param name="channels">One to eight of its channels.</param>
    /// <param name="parts">What the signal shall hold.</param>
    public SyntheticLaneSource(SynthesisSettings settings, IReadOnlyList<Channel> channels, SignalParts parts)
    {
        if (channels.Count is < 1 or > Lanes.Count)
        {
            throw new ArgumentException($"{channels.Count} channels: a source has 1 to {Lanes.Count}.", nameof(channels));
        }

        _renderers = [.. channels.Select(channel => new ChannelRenderer(settings, channel.Index, parts))];
        _blockLength = _renderers[0].BlockLength;
        _blocks = [.. _renderers.Select(_ => new double[_blockLength])];
        _sampleCount = settings.SampleCount;
    }

    /// <inheritdoc/>
    public override void Read(long firstSample, Span<double> lanes)
    {
        var rows = lanes.Length / Lanes.Count;
        if (firstSample < 0 || firstSample + rows > _sampleCount || lanes.Length % Lanes.Count != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(firstSample), firstSample, $"{rows} rows from there do not lie within {_sampleCount} samples.");
        }

        for (var row = 0; row < rows;)
        {
            var (block, offset) = Math.DivRem(firstSample + row, _blockLength);
            Load(block);
            var count = Math.Min(rows - row, _blockLength - (int)offset);
            Interleave((int)offset, lanes.Slice(row * Lanes.Count, count * Lanes.Count));
            row += count;
        }
    }

    private void Load(long block)
    {
        if (block == _block)
        {
            return;
        }

        for (var i = 0; i < _renderers.Length; i++)
        {
            _renderers[i].Render(block, _blocks[i]);
        }

        _block = block;
    }

    private void Interleave(int offset, Span<double> lanes)
    {
        lanes.Clear();
        for (var lane = 0; lane < _blocks.Length; lane++)
        {
            var samples = _blocks[lane].AsSpan(offset, lanes.Length / Lanes.Count);
            for (var i = 0; i < samples.Length; i++)
            {
                lanes[(i * Lanes.Count) + lane] = samples[i];
            }
        }
    }
}
