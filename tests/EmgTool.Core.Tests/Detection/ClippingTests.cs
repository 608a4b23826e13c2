using EmgTool.Accuracy;
using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

/// <summary>Signals cut off at 100 uV, with the digital limits of a file and without.</summary>
public sealed class ClippingTests
{
    private static readonly Quantization Limits = new(16, "-100", "100", "-32768", "32767");

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public void Bursts_with_samples_at_the_end_values_are_flagged_and_the_samples_counted(bool isKnown, int shortest)
    {
        var signal = Clipped(TestSignals.Louder(TestSignals.Louder(TestSignals.Noise(60_000, 1), 20_000, 300, 200), 40_000, 300, 15));

        var result = Analyze(signal, isKnown);

        Assert.Equal([BurstFlags.Clipped, BurstFlags.None], result.Bursts.Select(burst => burst.Measured.Burst.Flags));
        Assert.Equal(SamplesInRuns(signal, shortest) / 1000.0, result.SecondsClipped, 1e-9);
    }

    [Fact]
    public void A_strong_signal_that_is_not_cut_off_is_not_flagged()
    {
        var result = Analyze(TestSignals.Louder(TestSignals.Noise(60_000, 2), 20_000, 300, 200), isKnown: false);

        Assert.Equal(BurstFlags.None, Assert.Single(result.Bursts).Measured.Burst.Flags);
        Assert.Equal(0, result.SecondsClipped);
    }

    [Fact]
    public void A_file_scaled_to_its_values_has_one_sample_at_each_end_which_is_no_clipping()
    {
        var signal = TestSignals.Louder(TestSignals.Noise(60_000, 3), 20_000, 300, 20);
        (signal[20_100], signal[20_150]) = (100, -100);

        Assert.Equal(BurstFlags.None, Assert.Single(Analyze(signal, isKnown: true).Bursts).Measured.Burst.Flags);
    }

    [Theory]
    [InlineData(true, 100, "saturated")]
    [InlineData(true, -100, "saturated")]
    [InlineData(true, 40, "flat")]
    [InlineData(false, 100, "saturated")]
    [InlineData(false, 2, "flat")]
    public void A_channel_that_stands_at_an_end_value_is_saturated(bool isKnown, double value, string reason)
    {
        var signal = TestSignals.Noise(60_000, 4);
        Array.Fill(signal, value, 30_000, 1_000);
        (signal[10_000], signal[10_010]) = (4.9, -4.9);

        var result = Analyze(signal, isKnown);

        Assert.Equal([new Artefact(reason, 29.95, 1.1, 0, 29_950, 31_050)], result.Artefacts.Where(artefact => artefact.OnsetSeconds > 20));
        Assert.Contains(new LeftOut(reason, 1, 1.1), result.LeftOut);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(77)]
    public void The_runs_do_not_depend_on_how_the_signal_comes_in(int block)
    {
        var signal = Clipped([.. TestSignals.Noise(5_000, 5).Select((value, i) => (100 * value) + (200 * Math.Sin(i / 40.0)))]);
        var rows = TestSignals.Interleave(new double[signal.Length], signal);
        var runs = new ClippedRuns(EndValues.Unknown);
        runs.Begin();
        double[] least = new double[8], largest = new double[8];
        for (var row = 0; row < signal.Length; row += block)
        {
            var count = Math.Min(block, signal.Length - row);
            LaneExtremes.Find(rows.AsSpan(row * 8, count * 8), least, largest);
            Assert.Equal(signal.AsSpan(row, count).ToArray().Min(), least[1]);
            Assert.Equal(signal.AsSpan(row, count).ToArray().Max(), largest[1]);
            runs.Process(rows.AsSpan(row * 8), 1, count, least[1], largest[1]);
        }

        runs.Complete();

        Assert.Equal(SamplesInRuns(signal, 3), runs.Runs.Sum(run => run.End - run.First));
        Assert.All(runs.Runs, run => Assert.All(signal[(int)run.First..(int)run.End], value => Assert.Equal(run.IsHigh ? 100 : -100, value)));
    }

    [Fact]
    public void End_values_are_those_of_the_digital_limits_in_microvolts()
    {
        var channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, 1, 0)) with { Unit = SignalUnit.Parse("mV"), Quantization = new(12, "5", "-5", "-2048", "2047") };

        var ends = EndValues.Of(channel);

        var step = 10_000 / 4095.0;
        Assert.Equal(-5_000 + (step / 2), ends.Least, 1e-6);
        Assert.Equal(5_000 - (step / 2), ends.Largest, 1e-6);
        Assert.False(EndValues.Of(channel with { Quantization = null }).AreKnown);
    }

    private static double[] Clipped(double[] signal) => [.. signal.Select(value => Math.Clamp(value, -100, 100))];

    private static long SamplesInRuns(double[] signal, int shortest)
    {
        long samples = 0;
        for (int i = 0, end; i < signal.Length; i = end)
        {
            for (end = i + 1; end < signal.Length && signal[end] == signal[i];)
            {
                end++;
            }

            samples += Math.Abs(signal[i]) == 100 && end - i >= shortest ? end - i : 0;
        }

        return samples;
    }

    private static ChannelResult Analyze(double[] signal, bool isKnown)
    {
        var channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, signal.Length, 0)) with { Quantization = isKnown ? Limits : null };
        using var reader = new ArrayRecordingReader([channel], [signal]);
        return Analysis.Run(reader, [channel], new AnalysisSettings()).Channels[0];
    }
}
