using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

/// <summary>Keeps what a detector hands on, and checks that a burst comes with all of its samples.</summary>
internal sealed class BurstCollector : BurstReceiver
{
    private readonly List<double> _samples = [];

    public List<(long Onset, long Offset, Track Track, BurstFlags Flags, double[] Samples)> Bursts { get; } = [];

    public override void Add(ReadOnlySpan<double> samples, ReadOnlySpan<double> energy) => _samples.AddRange(samples);

    public override void Close(long onset, long offset, Track track, BurstFlags flags)
    {
        Assert.Equal(offset - onset, _samples.Count);
        Bursts.Add((onset, offset, track, flags, [.. _samples]));
        _samples.Clear();
    }

    public override void Drop() => _samples.Clear();

    /// <summary>Detects in white noise at 1 kHz, whose band is 0 to 500 Hz.</summary>
    public static BurstCollector Detect(double[] signal, int stretch = 60_000, Action<ChannelDetector>? before = null, DetectionSettings? settings = null)
    {
        var collector = new BurstCollector();
        var feed = new DetectorFeed(collector, stretch, settings);
        feed.Detect(signal, before);
        return collector;
    }
}
