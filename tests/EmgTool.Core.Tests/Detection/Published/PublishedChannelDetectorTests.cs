using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class PublishedChannelDetectorTests
{
    /// <summary>The names of all published methods.</summary>
    public static TheoryData<string> Names => Methods.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_unit_and_the_length_of_the_stretches_change_nothing(string name)
    {
        var signal = TestSignals.Louder(TestSignals.Louder(TestSignals.Noise(100_000, 1), 20_000, 300, 8), 40_000, 25_000, 5);
        var expected = Bursts(Detect(name, signal));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Bursts(Detect(name, signal, stretch: 33_333)));
        Assert.Equal(expected, Bursts(Detect(name, [.. signal.Select(value => value * 1e-6)])));
        Assert.Equal(expected, Bursts(Detect(name, [.. signal.Select(value => value * 1000)])));
    }

    [Fact]
    public void A_contraction_longer_than_what_is_kept_is_one_burst_with_all_its_samples()
    {
        var signal = TestSignals.Louder(TestSignals.Noise(150_000, 8), 40_000, 45_000, 5);

        var burst = Assert.Single(Detect("threshold", signal, stretch: 4096).Bursts);

        Assert.Equal(Track.Sustained, burst.Track);
        Assert.InRange(burst.Onset, 40_000 - 10, 40_000 + 10);
        Assert.InRange(burst.Offset, 85_000 - 10, 85_000 + 10);
        Assert.Equal(signal[(int)burst.Onset..(int)burst.Offset], burst.Samples);
    }

    [Fact]
    public void A_movement_with_long_rests_comes_out_whole()
    {
        // 40 s, with rests in which it might end: parts of it are handed on 20 s late. In microvolts.
        var signal = TestSignals.Noise(120_000, 13);
        foreach (var start in new[] { 40_000, 57_500, 75_000 })
        {
            TestSignals.Louder(signal, start, 8_000, 20);
        }

        var movements = new BurstCollector();
        var settings = new DetectionSettings { FloorSeconds = 5, Movement = new() { On = true, QuietSeconds = 10 } };
        new DetectorFeed(new BurstCollector(), 1000, settings, new DetectorSettings { Name = "mad" }, movements: movements).Detect(signal);

        var movement = Assert.Single(movements.Bursts);
        Assert.InRange(movement.Onset, 39_900, 40_100);
        Assert.InRange(movement.Offset, 82_900, 83_200);
        Assert.Equal(signal[(int)movement.Onset..(int)movement.Offset], movement.Samples);
    }

    [Fact]
    public void What_was_handed_on_of_activity_that_proves_to_be_none_is_taken_back()
    {
        // Above the low threshold for 20 s, but never above the high one; then a burst.
        var signal = TestSignals.Louder(TestSignals.Louder(TestSignals.Noise(120_000, 9), 30_000, 20_000, 3), 80_000, 200, 200);
        var settings = new DetectorSettings { Name = "threshold", Parameters = new Dictionary<string, double> { ["high"] = 100, ["low"] = 1.9, ["merge_seconds"] = 0.1 } };

        var burst = Assert.Single(Detect(settings, signal, stretch: 4096).Bursts);

        Assert.InRange(burst.Onset, 79_900, 80_001);
    }

    [Fact]
    public void Thresholds_follow_the_noise()
    {
        // Noise that rises tenfold in five minutes; bursts five times as loud as the noise of their time.
        var signal = TestSignals.Noise(300_000, 10);
        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] *= Math.Pow(10, i / 300_000.0);
        }

        for (var start = 10_000; start < 300_000; start += 10_000)
        {
            TestSignals.Louder(signal, start, 200, 5);
        }

        Assert.Equal(29, Detect("threshold", signal).Bursts.Count);
    }

    [Fact]
    public void What_is_left_out_holds_no_burst_and_ends_what_is_under_way()
    {
        var signal = TestSignals.Louder(TestSignals.Noise(60_000, 11), 20_000, 3_000, 6);

        var bursts = Detect("threshold", signal, before: detector => detector.LeaveOut(21_000, 22_000)).Bursts;

        Assert.Equal(2, bursts.Count);
        Assert.InRange(bursts[0].Onset, 19_990, 20_010);
        Assert.Equal(21_000, bursts[0].Offset);
        Assert.Equal(22_000, bursts[1].Onset);
        Assert.InRange(bursts[1].Offset, 22_990, 23_010);
    }

    [Fact]
    public void A_burst_at_either_end_of_the_segment_is_reported_and_flagged()
    {
        var signal = TestSignals.Noise(20_000, 12);
        TestSignals.Louder(signal, 0, 100, 6);
        TestSignals.Louder(signal, 10_000, 100, 6);
        TestSignals.Louder(signal, 19_900, 100, 6);

        Assert.Equal([BurstFlags.TouchesStart, BurstFlags.None, BurstFlags.TouchesEnd], Detect("threshold", signal).Bursts.Select(burst => burst.Flags));
    }

    private static List<(long Onset, long Offset)> Bursts(BurstCollector collector) => [.. collector.Bursts.Select(burst => (burst.Onset, burst.Offset))];

    private static BurstCollector Detect(string name, double[] signal, int stretch = 60_000, Action<ChannelDetector>? before = null) =>
        Detect(new DetectorSettings { Name = name }, signal, stretch, before);

    private static BurstCollector Detect(DetectorSettings detector, double[] signal, int stretch = 60_000, Action<ChannelDetector>? before = null)
    {
        var collector = new BurstCollector();
        new DetectorFeed(collector, stretch, detector: detector).Detect(signal, before);
        return collector;
    }
}
