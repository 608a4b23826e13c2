using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Core.Tests.Synthesis;
using Xunit;

namespace EmgTool.Core.Tests;

public sealed class AnalysisTests
{
    [Theory]
    [InlineData(1000, 910_001)]
    [InlineData(2000, 910_002)]
    [InlineData(4000, 910_003)]
    public void Finds_and_labels_synthetic_events_of_seeds_never_tuned_to(int hertz, ulong seed)
    {
        var synthesizer = Synthesizer.Create(new SynthesisSettings { Seed = seed, Rate = new SamplingRate(hertz), DurationSeconds = 120 });
        using var reader = new SyntheticRecordingReader(synthesizer);

        var score = TruthScore.Of(synthesizer, Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()));

        Assert.True(score.Detected > 200);
        Assert.True(score.F1 >= 0.97, $"F1 {score.F1:F4}");
        Assert.True(score.RightLabels >= 0.9 * score.Detected, $"labels {score.RightLabels} of {score.Detected}");
        Assert.InRange(score.OnsetError.Median, -0.005, 0.005);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(4000)]
    public void Noise_with_mains_and_drift_gives_fewer_than_a_false_burst_in_five_minutes(int hertz)
    {
        var synthesizer = Synthesizer.Create(new SynthesisSettings
        {
            Seed = 910_010,
            Rate = new SamplingRate(hertz),
            DurationSeconds = 150,
            Channels = Scenarios.Channels("noise"),
        });
        using var reader = new SyntheticRecordingReader(synthesizer);

        var result = Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings());

        // 8 channels of 2.5 minutes.
        Assert.True(result.Channels.Sum(channel => channel.Bursts.Count) < 4);
    }

    [Fact]
    public void A_flat_recording_of_several_segments_has_nothing_to_analyze()
    {
        // 1001 / 2000 s and 77 / 2000 s do not add up to 1078 / 2000 s in binary fractions.
        var channel = ArrayRecordingReader.Channel(0, 2000, new Segment(0, 1001, 0), new Segment(1001, 77, 1.15m));
        using var reader = new ArrayRecordingReader([channel], [[.. Enumerable.Repeat(5.0, 1078)]]);
        var result = Analysis.Run(reader, [channel], new AnalysisSettings()).Channels[0];
        Assert.Equal((0, 0.0), (result.Bursts.Count, result.SecondsAnalyzed));
    }

    [Fact]
    public void A_channel_gives_the_same_bursts_alone_and_among_others()
    {
        var synthesizer = Synthesizer.Create(new SynthesisSettings { Seed = 7, Rate = new SamplingRate(1000), DurationSeconds = 40 });
        using var reader = new SyntheticRecordingReader(synthesizer);
        var channels = reader.Recording.Channels;

        var together = Analysis.Run(reader, channels, new AnalysisSettings()).Channels[4];
        var alone = Analysis.Run(reader, [channels[4]], new AnalysisSettings()).Channels[0];

        Assert.NotEmpty(alone.Bursts);
        Assert.Equal(alone.Bursts.Select(burst => burst.Measured), together.Bursts.Select(burst => burst.Measured));
        Assert.Equal(alone.NoiseFloor, together.NoiseFloor);
    }

    [Fact]
    public void Channels_of_different_rates_are_analyzed_side_by_side_in_file_order()
    {
        double[] fast = Jerk(2000, 30, 12), slow = Jerk(1000, 30, 17);
        var channels = new[]
        {
            ArrayRecordingReader.Channel(0, 2000, new Segment(0, fast.Length, 0)),
            ArrayRecordingReader.Channel(1, 1000, new Segment(0, slow.Length, 0)),
            ArrayRecordingReader.Channel(2, 2000, new Segment(0, fast.Length, 0)),
        };
        using var reader = new ArrayRecordingReader(channels, [fast, slow, fast]);

        var result = Analysis.Run(reader, channels, new AnalysisSettings());

        Assert.Equal([0, 1, 2], result.Channels.Select(channel => channel.Channel.Index));
        Assert.Equal([12, 17, 12], result.Channels.Select(channel => Math.Round(Assert.Single(channel.Bursts).Measured.OnsetSeconds, 1)));
    }

    [Fact]
    public void No_burst_and_no_filter_runs_across_a_gap()
    {
        // The two segments would be one burst of 200 ms if the gap of 10 s between them were closed.
        var signal = TestSignals.Louder(TestSignals.Noise(40_000, 3), 19_900, 200, 8);
        var channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, 20_000, 0), new Segment(20_000, 20_000, 30));
        using var reader = new ArrayRecordingReader([channel], [signal]);

        var bursts = Analysis.Run(reader, [channel], new AnalysisSettings()).Channels[0].Bursts;

        Assert.Equal(2, bursts.Count);
        Assert.Equal(BurstFlags.TouchesEnd, bursts[0].Measured.Burst.Flags);
        Assert.Equal(BurstFlags.TouchesStart, bursts[1].Measured.Burst.Flags);
        Assert.Equal(19.9, bursts[0].Measured.OnsetSeconds, 0.005);
        Assert.Equal(30, bursts[1].Measured.OnsetSeconds, 0.002);
        Assert.InRange(bursts[0].Measured.Burst.OffsetSample, 19_995, 20_000);
        Assert.True(double.IsNaN(bursts[1].PreviousIntervalSeconds));
    }

    [Fact]
    public void The_filter_s_response_to_the_ends_of_a_segment_is_no_burst()
    {
        // Strong mains that ends at its crest, where the odd extension of the segment bends.
        double[] signal = [.. TestSignals.Noise(20_001, 6).Select((noise, i) => noise + (14 * Math.Cos(2 * Math.PI * 50 * i / 1000)))];
        using var reader = new ArrayRecordingReader(1000, signal);

        Assert.Empty(Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels[0].Bursts);
    }

    [Fact]
    public void What_was_not_analyzed_is_counted()
    {
        var signal = TestSignals.Noise(60_000, 4);
        Array.Fill(signal, 0.0, 20_000, 5_000);
        var channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, 60_000, 0)) with { MissingSamples = 250 };
        using var reader = new ArrayRecordingReader([channel], [signal]);

        var result = Analysis.Run(reader, [channel], new AnalysisSettings()).Channels[0];

        Assert.Equal([new LeftOut("missing", 0, 0.25), new LeftOut("flat", 1, 5.1)], result.LeftOut);
        Assert.Equal([new Artefact("flat", 19.95, 5.1, 0, 19_950, 25_050)], result.Artefacts);
        Assert.Equal(54.9, result.SecondsAnalyzed, 1e-9);
        Assert.Equal(1, result.NoiseFloor, 0.25);
    }

    [Fact]
    public void A_movement_takes_the_bursts_that_it_holds()
    {
        // Three bursts of 10 uV over a noise of 1 uV, 0.3 s apart: one movement. A jerk 10 s later stays a burst.
        var signal = TestSignals.Noise(60_000, 5);
        foreach (var first in new[] { 20_000, 20_800, 21_600 })
        {
            TestSignals.Louder(signal, first, 500, 20);
        }

        TestSignals.Louder(signal, 31_600, 100, 20);
        using var reader = new ArrayRecordingReader(1000, signal);
        var settings = new AnalysisSettings { Detection = new() { Movement = new() { On = true } } };

        var bursts = Analysis.Run(reader, reader.Recording.Channels, settings).Channels[0].Bursts;

        Assert.Equal([Track.Movement, Track.Jerk], bursts.Select(burst => burst.Measured.Burst.Track));
        Assert.Equal(20, bursts[0].Measured.OnsetSeconds, 0.05);
        Assert.Equal(22.1, bursts[0].Measured.OffsetSeconds, 0.05);
        Assert.Equal(4, Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels[0].Bursts.Count);
    }

    [Fact]
    public void Movements_are_not_looked_for_where_microvolts_are_not_known()
    {
        var channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, 60_000, 0)) with { Unit = SignalUnit.Counts };
        using var reader = new ArrayRecordingReader([channel], [TestSignals.Louder(TestSignals.Noise(60_000, 6), 20_000, 2_000, 20)]);
        var settings = new AnalysisSettings { Detection = new() { Movement = new() { On = true } } };

        var result = Analysis.Run(reader, [channel], settings).Channels[0];

        Assert.Equal(Track.Sustained, Assert.Single(result.Bursts).Measured.Burst.Track);
        Assert.Contains("no movements", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_too_short_to_be_left_out_do_not_become_the_noise_floor()
    {
        // 0.2 s of zeros in every 0.5 s.
        double[] signal = [.. TestSignals.Noise(120_000, 7).Select((noise, i) => i % 500 < 200 ? 0 : noise)];
        using var reader = new ArrayRecordingReader(1000, signal);
        var settings = new AnalysisSettings { Detection = new() { FlatSeconds = 0.5 } };

        var result = Analysis.Run(reader, reader.Recording.Channels, settings).Channels[0];

        // White noise between 20 and 450 of 500 Hz.
        Assert.Equal(Math.Sqrt(0.86), result.NoiseFloor, 0.05);
        Assert.Empty(result.Bursts);
        Assert.Empty(result.LeftOut);
    }

    [Fact]
    public void Missing_samples_are_listed_where_they_are()
    {
        var signal = TestSignals.Noise(50_000, 8);
        var channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, 20_000, 0), new Segment(20_000, 30_000, 20.25m)) with { MissingSamples = 250 };
        using var reader = new ArrayRecordingReader([channel], [signal]);

        var result = Analysis.Run(reader, [channel], new AnalysisSettings()).Channels[0];

        Assert.Equal([new LeftOut("missing", 1, 0.25)], result.LeftOut);
        Assert.Equal([new Artefact("missing", 20, 0.25, 0, 20_000, 20_000)], result.Artefacts);
    }

    [Fact]
    public void A_dead_channel_gives_nothing_and_says_so()
    {
        using var reader = new ArrayRecordingReader(1000, new double[10_000]);

        var result = Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels[0];

        Assert.Empty(result.Bursts);
        Assert.True(double.IsNaN(result.NoiseFloor));
        Assert.Equal([new LeftOut("flat", 1, 10)], result.LeftOut);
    }

    [Fact]
    public void A_channel_too_slow_for_the_band_does_not_keep_the_others_from_being_analyzed()
    {
        double[] fast = Jerk(1000, 30, 12), slow = TestSignals.Noise(300, 5);
        var channels = new[]
        {
            ArrayRecordingReader.Channel(0, 10, new Segment(0, slow.Length, 0)),
            ArrayRecordingReader.Channel(1, 1000, new Segment(0, fast.Length, 0)),
        };
        using var reader = new ArrayRecordingReader(channels, [slow, fast]);

        var result = Analysis.Run(reader, channels, new AnalysisSettings());

        Assert.Equal([new LeftOut("settings do not fit", 1, 30)], result.Channels[0].LeftOut);
        Assert.Contains("10 Hz", Assert.Single(result.Channels[0].Notes), StringComparison.Ordinal);
        Assert.Single(result.Channels[1].Bursts);
        Assert.Throws<SettingsException>(() => Analysis.Run(reader, [channels[0]], new AnalysisSettings()));
    }

    [Theory]
    [InlineData(1, 80)]
    [InlineData(8, 20)]
    public void Nothing_is_allocated_for_quiet_stretches_after_warm_up(int channels, int minutes)
    {
        // On one channel eight stretches of 45 s are filtered side by side, so that it takes longer until all has run.
        const int Hertz = 500;
        var noise = TestSignals.Noise(minutes * 60 * Hertz, 300);
        using var reader = new ArrayRecordingReader(Hertz, [.. Enumerable.Repeat(noise, channels)]);

        // A collection that another test causes counts against this thread; what the stretches themselves allocate shows in every run.
        var least = int.MaxValue;
        for (var run = 0; run < 5 && least > 1; run++)
        {
            var allocated = new AllocationRecorder();
            Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings(), threads: 1, allocated);

            // The noise floor is known, and everything has run, before the second half. The last step ends the segment.
            var steady = allocated.Bytes.Skip(allocated.Bytes.Count / 2).SkipLast(1).ToArray();
            Assert.True(steady.Length > 4);
            least = Math.Min(least, steady.Zip(steady.Skip(1)).Count(pair => pair.Second != pair.First));
        }

        // A false burst, of which this noise may hold one, allocates its measures.
        Assert.InRange(least, 0, 1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1e300)]
    public void Settings_without_sense_are_refused_by_name(double floorSeconds)
    {
        using var reader = new ArrayRecordingReader(1000, new double[1_000]);
        var settings = new AnalysisSettings { Detection = new DetectionSettings { FloorSeconds = floorSeconds } };

        var error = Assert.Throws<SettingsException>(() => Analysis.Run(reader, reader.Recording.Channels, settings));

        Assert.Contains("detection.floor_seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_gives_the_same_among_many_which_keep_less_of_its_signal()
    {
        // Sixteen channels keep some minutes of ten; one alone is filtered so far ahead that all of it is kept.
        var signals = Enumerable.Range(0, 16).Select(channel => Contractions(200, 600, 400 + channel)).ToArray();
        using var reader = new ArrayRecordingReader(200, signals);

        var all = Described(Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings(), threads: 1));

        foreach (var channel in new[] { reader.Recording.Channels[0], reader.Recording.Channels[7], reader.Recording.Channels[15] })
        {
            var alone = Described(Analysis.Run(reader, [channel], new AnalysisSettings(), threads: 1));
            Assert.True(alone.Count > 20);
            Assert.Equal(alone, all.Where(burst => burst.StartsWith($"{channel.Index} ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        // Made once: the four runs would spend most of their time on making it anew.
        var settings = new SynthesisSettings { Seed = 8, Rate = new SamplingRate(500), DurationSeconds = 400, Channels = [.. Scenarios.Channels("mixed").Skip(3).Take(3)] };
        using var reader = new ArrayRecordingReader(500, [.. Enumerable.Range(0, 3).Select(channel => Rendering.Read(settings, channel))]);

        var one = Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings(), threads: 1);

        Assert.True(Described(one).Count > 100);
        Assert.All([2, 3, 8], threads => Assert.Equal(Described(one), Described(Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings(), threads))));
    }

    [Fact]
    public void Cancelling_stops_between_two_blocks()
    {
        using var reader = new ArrayRecordingReader(1000, new double[100_000]);
        using var cancellation = new CancellationTokenSource();
        var progress = new ActionProgress(_ => cancellation.Cancel());

        Assert.Throws<OperationCanceledException>(
            () => Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings(), threads: 1, progress, cancellation.Token));
        Assert.Equal(1, progress.Reports);
    }

    [Fact]
    public void A_causal_filter_delays_onsets_but_finds_the_same_bursts()
    {
        using var reader = new ArrayRecordingReader(2000, Jerk(2000, 30, 12));
        var settings = new AnalysisSettings { Filter = new FilterSettings { Phase = FilterPhase.Causal } };

        var burst = Assert.Single(Analysis.Run(reader, reader.Recording.Channels, settings).Channels[0].Bursts);

        Assert.InRange(burst.Measured.OnsetSeconds, 11.998, 12.02);
    }

    private static List<string> Described(AnalysisResult result) =>
        [.. result.Channels.SelectMany(channel => channel.Bursts.Select(burst => $"{channel.Channel.Index} {channel.NoiseFloor:R} {burst.Measured} {burst.Decision.Label}"))];

    /// <summary>A jerk every few seconds, and contractions longer than what is examined at a time.</summary>
    private static double[] Contractions(int hertz, int seconds, int seed)
    {
        var signal = TestSignals.Noise(hertz * seconds, seed);
        for (var start = 3; start + 30 < seconds; start += 9)
        {
            TestSignals.Louder(signal, hertz * start, hertz * (start % 5 == 0 ? 25 : 1) / (start % 5 == 0 ? 1 : 8), 6);
        }

        return signal;
    }

    private static double[] Jerk(int hertz, int seconds, int onset) =>
        TestSignals.Louder(TestSignals.Noise(hertz * seconds, hertz + onset), hertz * onset, hertz / 10, 8);

    private sealed class AllocationRecorder : IProgress<double>
    {
        public List<long> Bytes { get; } = new(10_000);

        public void Report(double value) => Bytes.Add(GC.GetAllocatedBytesForCurrentThread());
    }

    private sealed class ActionProgress(Action<double> action) : IProgress<double>
    {
        public int Reports { get; private set; }

        public void Report(double value)
        {
            Reports++;
            action(value);
        }
    }
}
