using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Tests;

/// <summary>A recording whose samples are given as arrays, in microvolts (or the unit where it is no voltage).</summary>
internal sealed class MemoryRecordingReader(Recording recording, double[][] samples) : RecordingReader
{
    public override Recording Recording { get; } = recording;

    public static MemoryRecordingReader Of(params (Channel Channel, double[] Samples)[] channels) => Of(null, [], channels);

    public static MemoryRecordingReader Of(DateTime? start, IReadOnlyList<Annotation> annotations, params (Channel Channel, double[] Samples)[] channels) => new(
        new Recording
        {
            Name = "memory",
            Format = "memory",
            Start = start,
            Annotations = annotations,
            Channels = [.. channels.Select((item, index) => item.Channel with { Index = index })],
        },
        [.. channels.Select(item => item.Samples)]);

    public static Channel Channel(string name, SamplingRate rate, int count, SignalUnit? unit = null, IReadOnlyList<Segment>? segments = null) => new()
    {
        Index = 0,
        Name = name,
        Kind = ChannelKind.Emg,
        Unit = unit ?? SignalUnit.Microvolt,
        Rate = rate,
        Segments = segments ?? [new Segment(0, count, 0)],
    };

    public override LaneSource Open(IReadOnlyList<Channel> channels) => new Source([.. channels.Select(channel => samples[channel.Index])]);

    protected override void Dispose(bool disposing)
    {
    }

    private sealed class Source(double[][] samples) : LaneSource
    {
        public override void Read(long firstSample, Span<double> lanes)
        {
            lanes.Clear();
            for (var i = 0; i < lanes.Length; i++)
            {
                if (i % Lanes.Count < samples.Length)
                {
                    lanes[i] = samples[i % Lanes.Count][firstSample + (i / Lanes.Count)];
                }
            }
        }
    }
}
