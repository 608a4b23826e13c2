using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using Xunit;

namespace EmgTool.Core.Tests;

/// <summary>Settings that share reading and filtering give what each gives alone.</summary>
public sealed class AnalysisEachTests
{
    private static readonly DetectionSettings Default = new();

    // Other reaches (floor), other runs (flat), other bursts, another method, movements; two filters and two ways with the heart, mixed.
    private static readonly AnalysisSettings[] Settings =
    [
        new() { Detection = Default with { MinimumSeconds = 0.05 } },
        new() { Filter = new() { LowHz = 60 } },
        new() { Detection = Default with { FloorSeconds = 130 } },
        new() { Detection = Default with { FlatSeconds = 0.3, Jerk = new(0.032, 50, 2), Brief = new(0.008, 60, 2.5), Unit = new(0.003, 60, 2.5) } },
        new() { Filter = new() { LowHz = 60 }, Detection = Default with { FloorSeconds = 20, MinimumSeconds = 0.2 } },
        new(),
        new() { Detector = new() { Name = "bonato" } },
        new() { Detection = Default with { Movement = new() { On = true } } },
        new() { Detection = Default with { Ecg = EcgMode.Off } },
    ];

    [Theory]
    [InlineData(1, 1200, 1)] // stretches of 45 s go round in what is kept of the energies
    [InlineData(3, 120, 2)]
    [InlineData(11, 120, 3)]
    public void Each_of_the_settings_gives_what_it_gives_alone(int channels, int seconds, int threads)
    {
        using var reader = Reader(channels, seconds);
        var shared = new AnalysisResult[Settings.Length];
        foreach (var (variant, result) in Analysis.RunEach(reader, reader.Recording.Channels, Settings, threads: threads))
        {
            shared[variant] = result;
        }

        for (var variant = 0; variant < Settings.Length; variant++)
        {
            AssertSame(Analysis.Run(reader, reader.Recording.Channels, Settings[variant]), shared[variant]);
        }

        var found = shared.Select(result => string.Join('\n', result.Channels.SelectMany(channel => channel.Bursts).Select(burst => burst.Measured.Burst)));
        Assert.InRange(found.Distinct().Count(), 4, Settings.Length);
    }

    [Fact]
    public void Without_measures_events_are_where_they_are_with_them()
    {
        using var reader = Reader(channels: 2, seconds: 60);
        var (_, result) = Analysis.RunEach(reader, reader.Recording.Channels, [new()], measures: false).Single();
        var whole = Analysis.Run(reader, reader.Recording.Channels, new());

        Assert.NotEmpty(whole.Channels[0].Bursts);
        Assert.All(result.Channels.Zip(whole.Channels), pair => Assert.Equal(pair.Second.Bursts.Select(burst => burst.Measured.Burst), pair.First.Bursts.Select(burst => burst.Measured.Burst)));
        Assert.All(result.Channels.SelectMany(channel => channel.Bursts), burst => Assert.Equal(0, burst.Measured.Measures.SpikeCount));
    }

    [Fact]
    public void Settings_that_share_a_noise_floor_share_the_energies_over_it()
    {
        // Energies of the stretches of 45 s that are kept, a double a millisecond, are 1 MB a channel and more.
        using var reader = Reader(channels: 8, seconds: 300);
        const int Energies = 1_000_000;
        Assert.InRange(PerDetector(i => Default with { MergeSeconds = 0.01 + (0.001 * i) }), 0, Energies);
        Assert.InRange(PerDetector(i => Default with { FloorSeconds = 60 + i }), Energies, 4 * Energies);

        double PerDetector(Func<int, DetectionSettings> settings) => (Allocated(settings, 7) - Allocated(settings, 2)) / (5.0 * 8);

        long Allocated(Func<int, DetectionSettings> settings, int count)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(count, Analysis.RunEach(reader, reader.Recording.Channels, [.. Enumerable.Range(0, count).Select(i => new AnalysisSettings { Detection = settings(i) })], measures: false).Count());
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void More_settings_than_are_analyzed_at_a_time_are_all_analyzed_and_progress_goes_to_the_end()
    {
        using var reader = Reader(channels: 1, seconds: 20);
        AnalysisSettings[] many = [.. Enumerable.Range(0, VariantBatches.Most + 3).Select(i => new AnalysisSettings { Detection = Default with { MergeSeconds = 0.001 * i } })];
        var progress = new Shares();

        int[] variants = [.. Analysis.RunEach(reader, reader.Recording.Channels, many, progress: progress).Select(item => item.Variant)];

        Assert.Equal(Enumerable.Range(0, many.Length), variants);
        Assert.Equal(progress.All.Order(), progress.All);
        Assert.Equal(1, progress.All[^1], 1e-9);
    }

    [Fact]
    public void Settings_that_fit_some_channels_only_do_not_keep_the_others_from_being_analyzed()
    {
        // 40 Hz and more do not exist in a channel of 50 Hz; both settings share that filter.
        double[] slow = [.. Enumerable.Range(0, 3000).Select(i => Math.Sin(i))], fast = [.. Enumerable.Range(0, 60_000).Select(i => Math.Sin(i * i))];
        using var reader = new ArrayRecordingReader([ArrayRecordingReader.Channel(0, 50, new Segment(0, slow.Length, 0)), ArrayRecordingReader.Channel(1, 1000, new Segment(0, fast.Length, 0))], [slow, fast]);
        AnalysisSettings[] settings = [.. new[] { 0.01, 0.02 }.Select(merge => new AnalysisSettings { Filter = new() { LowHz = 40, HighHz = 400 }, Detection = Default with { MergeSeconds = merge } })];

        foreach (var (variant, result) in Analysis.RunEach(reader, reader.Recording.Channels, settings))
        {
            AssertSame(Analysis.Run(reader, reader.Recording.Channels, settings[variant]), result);
            Assert.Equal(["settings do not fit"], result.Channels[0].LeftOut.Select(part => part.Reason));
            Assert.True(result.Channels[1].SecondsAnalyzed > 0);
        }
    }

    [Fact]
    public void Settings_that_fit_no_channel_are_refused_as_alone()
    {
        using var reader = new ArrayRecordingReader([ArrayRecordingReader.Channel(0, 50, new Segment(0, 3000, 0))], [new double[3000]]);
        Assert.Throws<SettingsException>(() => Analysis.RunEach(reader, reader.Recording.Channels, [new() { Filter = new() { LowHz = 40 } }, new() { Filter = new() { LowHz = 40 } }]).ToList());
    }

    [Fact]
    public void Settings_that_are_effectively_the_same_find_the_same()
    {
        using var reader = Reader(channels: 1, seconds: 60);
        var other = new DetectionSettings
        {
            Unit = new(0.01, 20, 5),
            Brief = new(0.02, 20, 5),
            Jerk = new(0.05, 20, 5),
            Sustained = new(0.2, 20, 5),
            MergeSeconds = 0.3,
            MissedDischargeSeconds = 0,
            ActiveGapSeconds = 0,
            DipSeconds = 0,
            MinimumSeconds = 0.3,
            Silence = new() { MinimumSeconds = 0.02, TonicSeconds = 0.1, Drop = 0.1 },
        };
        AnalysisSettings[] settings = [new() { Detector = new() { Name = "threshold" } }, new() { Detector = new() { Name = "threshold" }, Detection = other }];

        AnalysisResult[] results = [.. Analysis.RunEach(reader, reader.Recording.Channels, settings).OrderBy(item => item.Variant).Select(item => item.Result)];

        Assert.Equal(settings[0].Effective(), settings[1].Effective());
        Assert.NotEmpty(results[0].Channels[0].Bursts);
        AssertSame(results[0], results[1]);
    }

    [Fact]
    public void Settings_that_fit_no_channel_do_not_keep_others_from_being_applied()
    {
        double[] slow = [.. Enumerable.Range(0, 3000).Select(i => Math.Sin(i))];
        using var reader = new ArrayRecordingReader([ArrayRecordingReader.Channel(0, 50, new Segment(0, slow.Length, 0))], [slow]);
        AnalysisSettings[] settings = [new() { Filter = new() { LowHz = 40 } }, new() { Filter = new() { LowHz = 10 } }];

        var results = Analysis.RunEach(reader, reader.Recording.Channels, settings).ToDictionary(item => item.Variant, item => item.Result.Channels[0]);

        Assert.Contains("40 Hz", results[0].Misfit!.Message, StringComparison.Ordinal);
        Assert.Equal(0, results[0].SecondsAnalyzed);
        Assert.Null(results[1].Misfit);
        Assert.Equal(60, results[1].SecondsAnalyzed, 1e-9);
    }

    /// <summary>Synthetic events with a gap and a flat stretch.</summary>
    private static ArrayRecordingReader Reader(int channels, int seconds)
    {
        var synthesizer = Synthesizer.Create(new SynthesisSettings { Seed = 77, Rate = new SamplingRate(1000), DurationSeconds = seconds, Channels = Scenarios.Channels("mixed", channels) });
        using var source = new SyntheticRecordingReader(synthesizer);
        var all = source.Recording.Channels;
        var signals = all.Select(_ => new double[seconds * 1000]).ToArray();
        var lanes = new double[1000 * Lanes.Count];
        foreach (var positions in ChannelGroups.Of(all))
        {
            using var opened = source.Open([.. positions.Select(position => all[position])]);
            for (var first = 0; first < seconds * 1000; first += 1000)
            {
                opened.Read(first, lanes);
                for (var i = 0; i < 1000 * positions.Length; i++)
                {
                    signals[positions[i % positions.Length]][first + (i / positions.Length)] = lanes[(i / positions.Length * Lanes.Count) + (i % positions.Length)];
                }
            }
        }

        Array.Fill(signals[0], 3, 9000, 200);
        var gap = seconds * 400L;
        return new ArrayRecordingReader(
            [.. all.Select(channel => ArrayRecordingReader.Channel(channel.Index, 1000, new Segment(0, gap, 0), new Segment(gap, (seconds * 1000) - gap, (gap / 1000) + 5)))], signals);
    }

    private static void AssertSame(AnalysisResult expected, AnalysisResult actual)
    {
        foreach (var (one, other) in expected.Channels.Zip(actual.Channels, (one, other) => (one, other)))
        {
            Assert.Equal(one.Bursts.Select(Text), other.Bursts.Select(Text));
            Assert.Equal(one.Silences.Select(Text), other.Silences.Select(Text));
            Assert.Equal(one.Trains, other.Trains);
            Assert.Equal(one.LeftOut, other.LeftOut);
            Assert.Equal(one.Notes, other.Notes);
            Assert.Equal((one.NoiseFloor, one.NoiseFloorMinimum, one.NoiseFloorMaximum, one.SecondsAnalyzed), (other.NoiseFloor, other.NoiseFloorMinimum, other.NoiseFloorMaximum, other.SecondsAnalyzed));
        }

        static string Text(LabeledBurst burst) => $"{burst.Measured} {burst.Decision.Label} {burst.Decision.Score:R} {burst.Decision.Evidence} {burst.Train}";
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> All { get; } = [];

        public void Report(double value) => All.Add(value);
    }
}
