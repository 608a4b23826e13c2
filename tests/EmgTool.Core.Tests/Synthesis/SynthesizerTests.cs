using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using Xunit;

namespace EmgTool.Core.Tests.Synthesis;

public sealed class SynthesizerTests
{
    // Frozen where the generator was accepted by eye and by the statistics of the other tests. A change here changes every recording that was ever made.
    private const string FrozenDoubles = "6611b14f3c6cfb5cb43db30ef6e23c77ea54d34bb394da7e0739d7a7c225b9ae";
    private const string FrozenTruth = "564e5742375f7896d65ac3f79668b970c5bad3e55e72ea2658bba4968fae392d";

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_every_machine()
    {
        var settings = Rendering.Scenario("mixed", 8, 30, 1000, seed: 20240607);
        var synthesizer = Synthesizer.Create(settings);
        using var source = synthesizer.Open(synthesizer.Channels, SignalParts.All);
        var lanes = new double[settings.SampleCount * Lanes.Count];

        source.Read(0, lanes);

        Assert.Equal(FrozenDoubles, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(lanes.AsSpan()))));
        var truth = synthesizer.Truth.SelectMany(item => decimal.GetBits(item.OnsetSeconds).Concat(decimal.GetBits(item.DurationSeconds))).ToArray();
        Assert.Equal(FrozenTruth, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(truth.AsSpan()))));
    }

    [Fact]
    public void Another_seed_gives_another_recording()
    {
        var one = Rendering.Read(Rendering.Scenario("jerks", 1, 10, seed: 1), 0);
        var two = Rendering.Read(Rendering.Scenario("jerks", 1, 10, seed: 2), 0);

        Assert.NotEqual(one, two);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(8001)]
    public void The_size_of_reads_does_not_change_the_samples(int rows)
    {
        var settings = Rendering.Scenario("mixed", 5, 14);

        Assert.Equal(Rendering.Read(settings, 4), Rendering.Read(settings, 4, rowsPerRead: rows));
    }

    [Fact]
    public void Reading_backwards_gives_the_same_samples()
    {
        var settings = Rendering.Scenario("mixed", 5, 40, 1000);
        var forwards = Rendering.Read(settings, 4);
        var synthesizer = Synthesizer.Create(settings);
        using var source = synthesizer.Open([synthesizer.Channels[4]], SignalParts.All);
        var lanes = new double[2500 * Lanes.Count];

        for (var first = forwards.Length - 2500; first >= 0; first -= 2500)
        {
            source.Read(first, lanes);
            for (var row = 0; row < 2500; row++)
            {
                Assert.Equal(forwards[first + row], lanes[row * Lanes.Count]);
            }
        }
    }

    [Fact]
    public void A_channel_is_the_same_whatever_channels_are_read_with_it()
    {
        var settings = Rendering.Scenario("mixed", 8, 10);
        var synthesizer = Synthesizer.Create(settings);
        using var reader = new SyntheticRecordingReader(synthesizer);
        using var source = reader.Open([reader.Recording.Channels[5], reader.Recording.Channels[0]]);

        Assert.Equal(Rendering.Read(settings, 0), Rendering.Read(source, settings.SampleCount, 1, 1000));
    }

    [Fact]
    public void Lanes_without_a_channel_are_zero()
    {
        var synthesizer = Synthesizer.Create(Rendering.Scenario("jerks", 1, 10));
        using var source = synthesizer.Open(synthesizer.Channels, SignalParts.All);
        var lanes = new double[10 * Lanes.Count];
        Array.Fill(lanes, double.NaN);

        source.Read(0, lanes);

        Assert.All(lanes.Where((_, i) => i % Lanes.Count != 0), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Rows_beyond_the_end_are_refused()
    {
        var synthesizer = Synthesizer.Create(Rendering.Scenario("jerks", 1, 10));
        using var source = synthesizer.Open(synthesizer.Channels, SignalParts.All);

        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(19_999, new double[2 * Lanes.Count]));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(-1, new double[Lanes.Count]));
    }

    [Fact]
    public void Reading_allocates_nothing_after_the_first_block()
    {
        var synthesizer = Synthesizer.Create(Rendering.Scenario("mixed", 8, 60, 1000));
        using var source = synthesizer.Open(synthesizer.Channels, SignalParts.All);
        var lanes = new double[1000 * Lanes.Count];
        source.Read(0, lanes);

        Allocations.AssertNone(() =>
        {
            for (var first = 0; first < 60_000; first += 1000)
            {
                source.Read(first, lanes);
            }
        });
    }

    [Fact]
    public void Samples_stay_below_the_stated_peak()
    {
        foreach (var scenario in Scenarios.All)
        {
            var settings = Rendering.Scenario(scenario.Name, 3, 60, 1000) with { Snr = new(16, 16) };
            var peak = Synthesizer.Create(settings).PeakMicrovolts;

            foreach (var channel in Enumerable.Range(0, 3))
            {
                Assert.InRange(Rendering.Read(settings, channel).Max(Math.Abs), 0, peak);
            }
        }
    }

    [Fact]
    public void The_recording_describes_itself()
    {
        var unit = new SignalUnit("mV", UnitKind.Voltage, 1000);
        var settings = Rendering.Scenario("mixed", 3, 12.3456m) with { Unit = unit };
        using var reader = new SyntheticRecordingReader(Synthesizer.Create(settings), "test");

        Assert.Equal("test", reader.Recording.Name);
        Assert.Equal("EMG 1, EMG 2, EMG 3", string.Join(", ", reader.Recording.Channels.Select(channel => channel.Name)));
        Assert.All(reader.Recording.Channels, channel =>
        {
            Assert.Equal(unit, channel.Unit);
            Assert.Equal(ChannelKind.Emg, channel.Kind);
            Assert.Equal(24_691, channel.SampleCount);
        });
    }

    [Fact]
    public void Settings_without_sense_are_refused_by_name()
    {
        var good = Rendering.Scenario("mixed", 8, 10);
        var bad = new (string Words, SynthesisSettings Settings)[]
        {
            ("duration", good with { DurationSeconds = 0 }),
            ("duration", good with { DurationSeconds = 0.0001m }),
            ("rate", good with { Rate = new SamplingRate(100) }),
            ("unit", good with { Unit = SignalUnit.Counts }),
            ("channels", good with { Channels = [] }),
            ("noise", good with { NoiseMicrovolts = 0 }),
            ("noise", good with { NoiseMicrovolts = double.NaN }),
            ("mains frequency", good with { MainsHertz = 55 }),
            ("mains", good with { MainsMicrovolts = -1 }),
            ("drift", good with { DriftMicrovolts = double.PositiveInfinity }),
            ("signal-to-noise", good with { Snr = new(8, 4) }),
            ("channel 2: cramp duration", good with { Channels = [new(), new() { CrampSeconds = new(5, 1) }] }),
            ("channel 1: rest", good with { Channels = [new() { Events = [new(EventKind.UnitPotential, 1)], RestSeconds = new(0.1, 1) }] }),
            ("weight", good with { Channels = [new() { Events = [new(EventKind.Jerk, 0)] }] }),
        };

        foreach (var (words, settings) in bad)
        {
            var error = Assert.Throws<SettingsException>(() => Synthesizer.Create(settings));
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_scenario_names_the_known_ones()
    {
        var error = Assert.Throws<SettingsException>(() => Scenarios.Channels("tremor"));

        Assert.Contains("mixed, jerks, fasciculations, myokymia, cramps, noise, dense", error.Hint!, StringComparison.Ordinal);
        Assert.Throws<SettingsException>(() => Scenarios.Channels("mixed", 0));
    }
}
