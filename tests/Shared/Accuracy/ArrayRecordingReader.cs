using EmgTool.Core.Recordings;

namespace EmgTool.Accuracy;

/// <summary>A recording held in arrays, a channel each, in microvolts.</summary>
internal sealed class ArrayRecordingReader : RecordingReader
{
    private readonly double[][] _signals;

    public ArrayRecordingReader(double hertz, params double[][] signals)
        : this([.. signals.Select((signal, index) => Channel(index, hertz, new Segment(0, signal.Length, 0)))], signals)
    {
    }

    public ArrayRecordingReader(IReadOnlyList<Channel> channels, double[][] signals)
    {
        _signals = signals;
        Recording = new Recording { Name = "array", Format = "array", Channels = channels };
    }

    public override Recording Recording { get; }

    public static Channel Channel(int index, double hertz, params Segment[] segments) => new()
    {
        Index = index,
        Name = $"EMG {index + 1}",
        Kind = ChannelKind.Emg,
        Unit = SignalUnit.Microvolt,
        Rate = new SamplingRate((long)hertz),
        Segments = segments,
    };

    public override LaneSource Open(IReadOnlyList<Channel> channels) =>
        new ArraySource([.. channels.Select(channel => _signals[channel.Index])]);

    protected override void Dispose(bool disposing)
    {
    }

    private sealed class ArraySource(double[][] signals) : LaneSource
    {
        public override void Read(long firstSample, Span<double> lanes)
        {
            lanes.Clear();
            for (var lane = 0; lane < signals.Length; lane++)
            {
                for (var row = 0; row < lanes.Length / Lanes.Count; row++)
                {
                    lanes[(row * Lanes.Count) + lane] = signals[lane][firstSample + row];
                }
            }
        }
    }
}
