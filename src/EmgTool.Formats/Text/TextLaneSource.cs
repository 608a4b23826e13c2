using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Samples of up to eight columns of a text table.</summary>
internal sealed class TextLaneSource : LaneSource
{
    private const int BlockRows = 2048;

    private readonly TextLane[] _lanes;
    private readonly long _sampleCount;
    private readonly double[] _block = new double[BlockRows];

    public TextLaneSource(TextLane[] lanes)
    {
        _lanes = lanes;
        _sampleCount = lanes.Min(lane => lane.SampleCount);
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

        for (var lane = 0; lane < starts.Length; lane++)
        {
            var (channel, firstSample) = starts[lane];
            var rows = LaneChannels.RowsWithin(firstSample, lanes.Length, _sampleCount);
            var (store, column, scale, offset, _) = _lanes[channel];
            for (var row = 0; row < rows; row += BlockRows)
            {
                var values = _block.AsSpan(0, Math.Min(BlockRows, rows - row));
                store.Read(column, firstSample + row, values);
                var at = (row * Lanes.Count) + lane;
                foreach (var value in values)
                {
                    lanes[at] = (value * scale) + offset;
                    at += Lanes.Count;
                }
            }
        }
    }
}
