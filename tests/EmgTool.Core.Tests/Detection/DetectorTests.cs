using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class DetectorTests
{
    [Fact]
    public void Finds_bursts_of_known_place_and_length_in_white_noise()
    {
        var signal = TestSignals.Noise(60_000, 1);
        int[] starts = [5_000, 9_000, 14_000, 20_000, 31_000];
        int[] lengths = [30, 60, 120, 250, 500];
        for (var i = 0; i < starts.Length; i++)
        {
            TestSignals.Louder(signal, starts[i], lengths[i], 6);
        }

        var bursts = BurstCollector.Detect(signal).Bursts;

        Assert.Equal(starts.Length, bursts.Count);
        for (var i = 0; i < starts.Length; i++)
        {
            Assert.InRange(bursts[i].Onset, starts[i] - 4, starts[i] + 4);
            Assert.InRange(bursts[i].Offset, starts[i] + lengths[i] - 4, starts[i] + lengths[i] + 4);
            Assert.Equal(Track.Jerk, bursts[i].Track);
        }
    }

    [Fact]
    public void Noise_alone_gives_fewer_than_a_false_burst_in_five_minutes()
    {
        // 8 times 5 minutes are 40 minutes of noise.
        Assert.True(Enumerable.Range(0, 8).Sum(seed => BurstCollector.Detect(TestSignals.Noise(300_000, 100 + seed)).Bursts.Count) < 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(4096)]
    [InlineData(33_333)]
    public void The_length_of_the_stretches_changes_nothing(int stretch)
    {
        // Long enough that the memory of the signal begins anew several times; a contraction of 45 s among the jerks.
        var signal = TestSignals.Louder(Busy(3, 400_000), 150_000, 45_000, 5);

        Assert.Equal(Describe(BurstCollector.Detect(signal, 400_000)), Describe(BurstCollector.Detect(signal, stretch)));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1000)]
    public void The_unit_changes_nothing(double factor)
    {
        var signal = Busy(7, 60_000);
        double[] scaled = [.. signal.Select(sample => sample * factor)];

        var expected = BurstCollector.Detect(signal).Bursts.Select(burst => (burst.Onset, burst.Offset));

        Assert.Equal(expected, BurstCollector.Detect(scaled).Bursts.Select(burst => (burst.Onset, burst.Offset)));
    }

    [Fact]
    public void A_contraction_longer_than_what_is_kept_is_one_burst_with_all_its_samples()
    {
        var signal = TestSignals.Louder(TestSignals.Noise(150_000, 8), 40_000, 45_000, 5);

        var burst = Assert.Single(BurstCollector.Detect(signal).Bursts);

        Assert.Equal(Track.Sustained, burst.Track);
        Assert.InRange(burst.Onset, 40_000 - 10, 40_000 + 10);
        Assert.InRange(burst.Offset, 85_000 - 10, 85_000 + 10);
        Assert.Equal(signal[(int)burst.Onset..(int)burst.Offset], burst.Samples);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    public void A_weak_contraction_longer_than_what_is_kept_is_one_burst(int seed)
    {
        // Twice the energy of the noise: a short window sees it in splinters, a long one only away from the ends of what it is given.
        var signal = TestSignals.Louder(TestSignals.Noise(90_000, seed), 20_000, 30_000, Math.Sqrt(2));

        var burst = Assert.Single(BurstCollector.Detect(signal).Bursts);

        Assert.InRange(burst.Onset, 20_000 - 150, 20_000 + 150);
        Assert.InRange(burst.Offset, 50_000 - 150, 50_000 + 150);
    }

    [Fact]
    public void A_burst_at_either_end_of_the_segment_is_reported_and_flagged()
    {
        var signal = TestSignals.Noise(20_000, 9);
        TestSignals.Louder(signal, 0, 100, 6);
        TestSignals.Louder(signal, 10_000, 100, 6);
        TestSignals.Louder(signal, 19_900, 100, 6);

        var flags = BurstCollector.Detect(signal).Bursts.Select(burst => burst.Flags);

        Assert.Equal([BurstFlags.TouchesStart, BurstFlags.None, BurstFlags.TouchesEnd], flags);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(49)]
    [InlineData(300)]
    public void A_segment_too_short_for_a_noise_floor_gives_nothing(int samples)
    {
        var collector = BurstCollector.Detect(TestSignals.Louder(TestSignals.Noise(samples, 10), 0, samples, 100));

        Assert.Empty(collector.Bursts);
    }

    [Fact]
    public void What_is_left_out_holds_no_burst_and_is_no_noise_floor()
    {
        var signal = TestSignals.Noise(60_000, 11);
        TestSignals.Louder(signal, 20_000, 15_000, 1e-3);
        TestSignals.Louder(signal, 25_000, 100, 1e6);
        TestSignals.Louder(signal, 50_000, 100, 6);

        var bursts = BurstCollector.Detect(
            signal, before: detector => detector.LeaveOut(19_950, 35_050)).Bursts;

        Assert.InRange(Assert.Single(bursts).Onset, 49_990, 50_010);
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(100, 2)]
    [InlineData(30, 1)]
    public void Jerks_are_apart_from_sixty_milliseconds_of_quiet_on(int gap, int expected)
    {
        var signal = TestSignals.Noise(20_000, 12);
        TestSignals.Louder(signal, 10_000, 80, 6);
        TestSignals.Louder(signal, 10_080 + gap, 80, 6);

        Assert.Equal(expected, BurstCollector.Detect(signal).Bursts.Count);
    }

    [Theory]
    [InlineData(0.05, 2)]
    [InlineData(0.09, 1)]
    public void Bursts_below_the_minimum_duration_are_dropped(double minimum, int expected)
    {
        var signal = TestSignals.Noise(20_000, 14);
        TestSignals.Louder(signal, 5_000, 70, 6);
        TestSignals.Louder(signal, 12_000, 120, 6);

        Assert.Equal(expected, BurstCollector.Detect(signal, settings: new DetectionSettings { MinimumSeconds = minimum }).Bursts.Count);
    }

    [Theory]
    [InlineData("floor_seconds")]
    [InlineData("unit_seconds")]
    [InlineData("unit.threshold")]
    public void Settings_without_sense_are_refused_by_name(string name)
    {
        var settings = name switch
        {
            "floor_seconds" => new DetectionSettings { FloorSeconds = 1 },
            "unit_seconds" => new DetectionSettings { UnitSeconds = 2 },
            _ => new DetectionSettings { Unit = new DetectionScale(0.003, 0.5, 0.4) },
        };

        var error = Assert.Throws<SettingsException>(() => new Detector(new NoiseBand(new SamplingRate(1000), 0, 500), settings, new ChannelSignal(1, 1000), new BurstCollector(), new BurstCollector()));

        Assert.Contains($"detection.{name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_quiet_stretch_after_warm_up()
    {
        var noise = TestSignals.Noise(4000, 200);
        var feed = new DetectorFeed(new BurstCollector(), 4000);
        feed.Begin(60 * 4000);
        for (var i = 0; i < 40; i++)
        {
            feed.Add(noise);
        }

        Allocations.AssertNone(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                feed.Add(noise);
            }
        });
    }

    [Fact]
    public void A_segment_after_another_starts_afresh()
    {
        var signal = Busy(13, 40_000);
        var collector = new BurstCollector();
        var feed = new DetectorFeed(collector, 7_000);
        feed.Detect(signal);
        feed.Detect(signal);

        var once = Describe(BurstCollector.Detect(signal));

        Assert.NotEmpty(once);
        Assert.Equal([.. once, .. once], Describe(collector));
    }

    [Fact]
    public void Impulsive_noise_of_one_segment_does_not_raise_the_thresholds_of_the_next()
    {
        // A cube makes impulses of Gaussian noise.
        double[] impulsive = [.. TestSignals.Noise(60_000, 15).Select(value => value * value * value / 4)];
        var clean = Busy(16, 40_000);
        var alone = Describe(BurstCollector.Detect(clean));
        var collector = new BurstCollector();
        var feed = new DetectorFeed(collector, 60_000);
        feed.Detect(impulsive);
        var before = collector.Bursts.Count;
        feed.Detect(clean);

        Assert.Equal(alone, Describe(collector).Skip(before));
    }

    [Fact]
    public void A_dip_to_the_noise_does_not_end_a_long_contraction()
    {
        var signal = TestSignals.Noise(30_000, 17);
        TestSignals.Louder(signal, 10_000, 3_000, 6);
        TestSignals.Louder(signal, 11_500, 100, 1 / 6.0);

        Assert.Single(BurstCollector.Detect(signal).Bursts);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(35)]
    [InlineData(60)]
    public void An_abrupt_burst_keeps_its_edges_however_strong_it_is(double factor)
    {
        var signal = TestSignals.Noise(60_000, 18);
        for (var start = 2_000; start < 58_000; start += 2_000)
        {
            TestSignals.Louder(signal, start, 120, factor);
        }

        using var reader = new ArrayRecordingReader(1000, signal);
        var bursts = Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels[0].Bursts;
        double[] errors = [.. bursts.Select(burst => burst.Measured.OnsetSeconds - (2 * Math.Round(burst.Measured.OnsetSeconds / 2))).Order()];

        Assert.Equal(28, errors.Length);
        Assert.InRange(errors[14], -0.005, 0.005);
    }

    [Fact]
    public void Nothing_of_a_burst_that_is_too_short_after_all_is_left_for_the_next_one()
    {
        // Busy for longer than what is examined at a time: the burst across the cut is handed on in parts before its length is known.
        var signal = TestSignals.Noise(120_000, 17);
        for (var start = 30_000; start < 44_000; start += 550)
        {
            TestSignals.Louder(signal, start, 100, 6);
        }

        TestSignals.Louder(signal, 44_000, 8_000, 6);
        TestSignals.Louder(signal, 70_000, 12_000, 6);

        var burst = Assert.Single(BurstCollector.Detect(signal, settings: new DetectionSettings { MinimumSeconds = 10 }).Bursts);

        Assert.InRange(burst.Onset, 69_900, 70_100);
        Assert.InRange(burst.Offset, 81_900, 82_100);
    }

    private static double[] Busy(int seed, int count)
    {
        var signal = TestSignals.Noise(count, seed);
        for (var start = 1_500 + (37 * seed); start + 2_000 < count; start += 2_300 + (11 * seed))
        {
            TestSignals.Louder(signal, start, 5 + (start % 240), 4 + (start % 5));
        }

        return signal;
    }

    private static List<string> Describe(BurstCollector collector) =>
        [.. collector.Bursts.Select(burst => $"{burst.Onset} {burst.Offset} {burst.Flags} {burst.Samples.Sum():R}")];
}
