using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class BurstMeterTests
{
    private static readonly SamplingRate Rate = new(2000);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_sine_has_the_amplitudes_of_the_textbook_in_any_number_of_parts(int parts)
    {
        double[] sine = [.. Enumerable.Range(0, 6000).Select(i => 100 * Math.Sin(2 * Math.PI * 125 * (i + 0.25) / 2000))];

        var measures = Measure(sine, 25, parts).Measures;

        Assert.Equal(100, measures.Peak, 1.0);
        Assert.Equal(100 / Math.Sqrt(2), measures.Rms, 0.01);
        Assert.Equal(100 * 2 / Math.PI, measures.RectifiedMean, 0.2);
        Assert.Equal(100 * 2 / Math.PI * 3, measures.Area, 1.0);
        Assert.Equal(10 * Math.Log10(25), measures.SnrDecibels, 1e-9);
        Assert.Equal(125, measures.MeanFrequencyHz, 1.0);
        Assert.Equal(125, measures.MedianFrequencyHz, 2.0);
        Assert.Equal(1, measures.DutyCycle, 0.01);
    }

    [Fact]
    public void Discharges_at_forty_hertz_are_counted_and_alike()
    {
        var samples = new double[250];
        var energy = Enumerable.Repeat(1.0, 125).ToArray();
        for (var spike = 0; spike < 5; spike++)
        {
            for (var i = 0; i < 8; i++)
            {
                samples[10 + (spike * 50) + i] = 50 * Math.Sin(2 * Math.PI * i / 8) * (1 + (0.05 * spike));
            }

            for (var i = 5; i < 9; i++)
            {
                energy[i + (spike * 25)] = 100;
            }
        }

        var meter = new BurstMeter(Rate, 20, 450);
        meter.Begin(0, new Segment(0, 100_000, 0));
        meter.Add(samples, energy);
        meter.Close(0, 250, Track.Jerk, BurstFlags.None);
        var measures = meter.Bursts[0].Measures;

        Assert.Equal(5, measures.SpikeCount);
        Assert.Equal(40, measures.SpikeRateHz, 1e-9);
        Assert.Equal(0, measures.SpikeIntervalCv, 1e-9);
        Assert.True(measures.SpikeSimilarity > 0.98);
        Assert.InRange(measures.DutyCycle, 0.1, 0.4);
    }

    [Fact]
    public void Interference_is_dense_and_its_peaks_are_not_alike()
    {
        var noise = TestSignals.Noise(400, 5);
        double[] samples = [.. noise.Select(sample => sample * 50)];
        double[] energy = [.. Enumerable.Range(0, 200).Select(i => 50 * ((noise[2 * i] * noise[2 * i]) + (noise[(2 * i) + 1] * noise[(2 * i) + 1])))];

        var meter = new BurstMeter(Rate, 20, 450);
        meter.Begin(0, new Segment(0, 100_000, 0));
        meter.Add(samples, energy);
        meter.Close(0, 400, Track.Jerk, BurstFlags.None);
        var measures = meter.Bursts[0].Measures;

        Assert.True(measures.DutyCycle > 0.8);
        Assert.False(measures.SpikeSimilarity > 0.8);
    }

    [Fact]
    public void Build_up_is_the_time_to_half_of_the_largest_amplitude()
    {
        double[] ramp = [.. Enumerable.Range(0, 20_000).Select(i => Math.Min(1, i / 10_000.0) * 100 * Math.Sin(2 * Math.PI * 100 * i / 2000))];

        Assert.Equal(2.5, Measure(ramp, 100, 1).Measures.RiseSeconds, 0.11);
    }

    [Fact]
    public void Times_count_from_the_start_of_the_recording_and_samples_from_the_channel()
    {
        var meter = new BurstMeter(Rate, 20, 450);
        meter.Begin(2, new Segment(5_000, 100_000, 12.5m));
        meter.Add(new double[100], new double[50]);
        meter.Close(400, 500, Track.Jerk, BurstFlags.None);

        var burst = meter.Bursts[0];

        Assert.Equal((2, 5_400L, 5_500L), (burst.Burst.Segment, burst.Burst.OnsetSample, burst.Burst.OffsetSample));
        Assert.Equal(12.7, burst.OnsetSeconds, 1e-12);
        Assert.Equal(0.05, burst.DurationSeconds, 1e-12);
    }

    [Fact]
    public void A_burst_leaves_nothing_behind_in_the_spectrum_of_the_next()
    {
        double[] first = [.. Enumerable.Range(0, 700).Select(i => Math.Sin(2 * Math.PI * 400 * i / 2000))];
        double[] second = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(2 * Math.PI * 100 * i / 2000))];
        var used = new SpectrumAccumulator(2000);
        used.Add(first);
        used.Reset();
        used.Add(second);
        var fresh = new SpectrumAccumulator(2000);
        fresh.Add(second);

        Assert.Equal(fresh.Result(20, 450), used.Result(20, 450));
    }

    [Fact]
    public void What_was_added_of_a_burst_that_is_dropped_does_not_count()
    {
        var meter = new BurstMeter(Rate, 20, 450);
        meter.Begin(0, new Segment(0, 100_000, 0));
        double[] sine = [.. Enumerable.Range(0, 1000).Select(i => Math.Sin(2 * Math.PI * 125 * i / 2000))];
        double[] energy = [.. Enumerable.Repeat(25.0, 500)];
        meter.Add(sine, energy);
        meter.Close(0, 1000, Track.Jerk, BurstFlags.None);
        meter.Add([.. sine.Select(sample => 7 * sample)], [.. energy.Select(_ => 900.0)]);
        meter.Drop();
        meter.Add(sine, energy);
        meter.Close(5000, 6000, Track.Jerk, BurstFlags.None);

        Assert.Equal(2, meter.Bursts.Count);
        Assert.Equal(meter.Bursts[0].Measures, meter.Bursts[1].Measures);
    }

    private static MeasuredBurst Measure(double[] samples, double energy, int parts)
    {
        var meter = new BurstMeter(Rate, 20, 450);
        meter.Begin(0, new Segment(0, 100_000, 0));
        var part = samples.Length / parts;
        for (var i = 0; i < parts; i++)
        {
            double[] energies = [.. Enumerable.Repeat(energy, part / 2)];
            meter.Add(samples.AsSpan(i * part, part), energies);
        }

        meter.Close(0, samples.Length, Track.Sustained, BurstFlags.None);
        return meter.Bursts[0];
    }
}
