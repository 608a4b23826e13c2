using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using EmgTool.Core.Tests.Synthesis;
using Xunit;

namespace EmgTool.Core.Tests.Heart;

public sealed class EcgCancellerTests
{
    private const int Rate = HeartSignals.Rate;
    private const int Seconds = 100;

    [Theory]
    [InlineData(45, 15, false)]
    [InlineData(72, 15, false)]
    [InlineData(72, -40, false)]
    [InlineData(72, 30, true)]
    [InlineData(165, 15, false)]
    public void Beats_are_counted_and_no_bursts(double perMinute, double height, bool wide)
    {
        var beats = HeartSignals.Beats(Seconds, perMinute, 1);
        var signal = HeartSignals.AddBeats(TestSignals.Noise(Seconds * Rate, 2), beats, height, wide);

        var result = Analyze(signal, EcgMode.Subtract);

        Assert.InRange(result.EcgBeats, beats.Count - 2, beats.Count);
        Assert.InRange(result.Bursts.Count, 0, 1);
        Assert.Contains(result.Notes, note => note.StartsWith($"ECG: {result.EcgBeats} beats", StringComparison.Ordinal) && note.EndsWith("subtracted", StringComparison.Ordinal));

        // The beats would otherwise be bursts, or slow enough for movements of the electrodes, so that this shows something.
        var off = Analyze(signal, EcgMode.Off);
        Assert.True(off.Bursts.Count + off.Artefacts.Count > 0.8 * beats.Count);
    }

    [Fact]
    public void Hardly_anything_is_left_of_the_beats_and_little_of_the_noise_is_taken()
    {
        var noise = TestSignals.Noise(40 * Rate, 3);
        double[] mixed = HeartSignals.AddBeats([.. noise], HeartSignals.Beats(40, 70, 4), 40);
        var before = Difference(mixed, noise);
        var signal = new ChannelSignal(2, mixed.Length);
        signal.Begin(mixed.Length);
        mixed.CopyTo(signal.PlaceSamples(0, mixed.Length).AsSpan());
        signal.Measure(0, mixed.Length, mixed.Length);
        var canceller = new EmgTool.Core.Heart.EcgCanceller(new SamplingRate(Rate), 0, 1000, EcgMode.Subtract, signal);
        canceller.Begin();

        Assert.Equal(mixed.Length, canceller.Advance(mixed.Length, isComplete: true));

        var after = signal.PlaceSamples(0, mixed.Length).ToArray();
        Assert.True(Difference(after, noise) < 0.01 * before, $"{Difference(after, noise) / before:0.0000}");
        var energies = signal.PlaceEnergy(0, mixed.Length / 2);
        Assert.All(Enumerable.Range(0, mixed.Length / 2), bin =>
            Assert.Equal(((after[2 * bin] * after[2 * bin]) + (after[(2 * bin) + 1] * after[(2 * bin) + 1])) / 2, energies[bin], 1e-9));
    }

    [Fact]
    public void Bursts_keep_their_edges_under_beats()
    {
        var clean = TestSignals.Noise(Seconds * Rate, 5);
        for (var i = 0; i < 60; i++)
        {
            TestSignals.Louder(clean, 2000 + (i * 3210), 160 + (i * 5), 8);
        }

        double[] mixed = HeartSignals.AddBeats([.. clean], HeartSignals.Beats(Seconds, 66, 6), 15);

        var expected = Analyze(clean, EcgMode.Off).Bursts;
        var found = Analyze(mixed, EcgMode.Subtract).Bursts;

        Assert.InRange(expected.Count, 58, 62);
        Assert.InRange(found.Count, expected.Count - 1, expected.Count + 1);
        var near = expected.Count(burst => found.Any(other =>
            Math.Abs(other.Measured.Burst.OnsetSample - burst.Measured.Burst.OnsetSample) <= 0.003 * Rate
            && Math.Abs(other.Measured.Burst.OffsetSample - burst.Measured.Burst.OffsetSample) <= 0.006 * Rate));
        Assert.True(near >= expected.Count - 3, $"{near} of {expected.Count}");
    }

    [Fact]
    public void What_recurs_each_second_and_is_no_heart_stays()
    {
        var moments = Enumerable.Range(1, Seconds - 2).Select(i => i + (0.02 * Math.Sin(i))).ToList();
        var jerks = TestSignals.Noise(Seconds * Rate, 7);
        moments.ForEach(moment => TestSignals.Louder(jerks, (int)(moment * Rate), 160, 8));
        var units = HeartSignals.AddDischarges(TestSignals.Noise(Seconds * Rate, 8), moments, 15);
        var groups = HeartSignals.AddDischarges(TestSignals.Noise(Seconds * Rate, 9), moments.SelectMany(moment => Enumerable.Range(0, 5).Select(i => moment + (i / 30.0))), 15);

        foreach (var signal in new[] { jerks, units, groups })
        {
            var result = Analyze(signal, EcgMode.Subtract);
            Assert.Equal(0, result.EcgBeats);
            Assert.InRange(result.Bursts.Count, moments.Count - 2, moments.Count + 2);
        }
    }

    [Fact]
    public void The_shape_of_a_heart_without_its_rate_stays()
    {
        // Two of three intervals drawn at random are none of a heart.
        var chance = TestSignals.Noise(200, 10);
        var moments = new List<double>();
        for (var at = 0.5; at < Seconds - 1; at += 0.45 + Math.Abs(chance[moments.Count]))
        {
            moments.Add(at);
        }

        Assert.Equal(0, Analyze(HeartSignals.AddBeats(TestSignals.Noise(Seconds * Rate, 11), moments, 15), EcgMode.Subtract).EcgBeats);
    }

    [Fact]
    public void Flagging_changes_no_burst_and_flags_those_on_beats()
    {
        var signal = TestSignals.Noise(Seconds * Rate, 12);
        var beats = HeartSignals.Beats(Seconds, 66, 13);
        for (var i = 10; i < beats.Count - 10; i += 10)
        {
            TestSignals.Louder(signal, (int)((beats[i] + 0.3) * Rate), 300, 8);
        }

        HeartSignals.AddBeats(signal, beats, 15);
        var off = Analyze(signal, EcgMode.Off).Bursts;
        var flagged = Analyze(signal, EcgMode.Flag).Bursts;

        Assert.Equal(off.Select(burst => burst.Measured.Burst.OnsetSample), flagged.Select(burst => burst.Measured.Burst.OnsetSample));
        Assert.All(flagged, burst =>
        {
            var middle = (burst.Measured.Burst.OnsetSample + burst.Measured.Burst.OffsetSample) / 2.0 / Rate;
            Assert.Equal(beats.Any(beat => Math.Abs(beat - middle) < 0.1), burst.Measured.Burst.Flags.HasFlag(BurstFlags.Ecg));
        });
    }

    [Fact]
    public void Bursts_depend_neither_on_threads_nor_on_other_channels()
    {
        double[][] signals = [.. Enumerable.Range(0, 5).Select(i =>
        {
            var noise = TestSignals.Noise(Seconds * Rate, 20 + i);
            for (var at = 3000; at < noise.Length - 1000; at += 7000)
            {
                TestSignals.Louder(noise, at, 300, 5);
            }

            return HeartSignals.AddBeats(noise, HeartSignals.Beats(Seconds, 72, 1), 6 * i);
        })];
        Channel[] channels = [.. signals.Select((signal, i) => ArrayRecordingReader.Channel(i, Rate, new Segment(0, signal.Length, 0)))];
        using var reader = new ArrayRecordingReader(channels, signals);

        var one = Analysis.Run(reader, channels, new AnalysisSettings()).Channels;
        var three = Analysis.Run(reader, channels, new AnalysisSettings(), threads: 3).Channels;
        var alone = Analysis.Run(reader, [channels[3]], new AnalysisSettings()).Channels[0];

        Assert.Equal(one.SelectMany(channel => channel.Bursts.Select(burst => burst.Measured)), three.SelectMany(channel => channel.Bursts.Select(burst => burst.Measured)));
        Assert.Equal(one[3].Bursts.Select(burst => burst.Measured), alone.Bursts.Select(burst => burst.Measured));
        Assert.Equal([0, one[1].EcgBeats, one[2].EcgBeats, alone.EcgBeats, one[4].EcgBeats], three.Select(channel => channel.EcgBeats));
        Assert.True(alone.EcgBeats > 100);
    }

    private static ChannelResult Analyze(double[] signal, EcgMode mode)
    {
        var channel = ArrayRecordingReader.Channel(0, Rate, new Segment(0, signal.Length, 0));
        using var reader = new ArrayRecordingReader([channel], [signal]);
        return Analysis.Run(reader, [channel], new AnalysisSettings { Detection = new DetectionSettings { Ecg = mode } }).Channels[0];
    }

    private static double Difference(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
