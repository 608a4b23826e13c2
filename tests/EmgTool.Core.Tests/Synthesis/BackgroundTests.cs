using System.Numerics;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using MathNet.Numerics.IntegralTransforms;
using Xunit;

namespace EmgTool.Core.Tests.Synthesis;

/// <summary>Noise, mains and wander as the settings ask for them, judged by an independent Fourier transform.</summary>
public sealed class BackgroundTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(4000)]
    public void Noise_has_the_root_mean_square_that_was_asked_for(long rate)
    {
        var settings = Rendering.Scenario("noise", rate: rate) with { NoiseMicrovolts = 7 };

        var noise = Rendering.Read(settings, 0, SignalParts.Noise);

        Assert.Equal(7, Rendering.Rms(noise), 0.14);
    }

    [Theory]
    [InlineData(1000, 450)]
    [InlineData(2000, 450)]
    [InlineData(4000, 450)]
    [InlineData(500, 225)]
    public void Noise_fills_20_to_450_hertz_or_up_to_0_45_of_a_low_rate(long rate, double upper)
    {
        var settings = Rendering.Scenario("noise", seconds: 140_000m / rate, rate: rate) with { NoiseMicrovolts = 1 };

        var power = Spectrum(Rendering.Read(settings, 0, SignalParts.Noise), rate);

        // Both edges halve the power; order 4 loses 24 dB within an octave.
        var middle = Mean(power, 60, 0.5 * upper);
        Assert.Equal(0.5, Mean(power, 19, 21) / middle, 0.07);
        Assert.Equal(0.5, Mean(power, upper - 3, upper + 3) / middle, 0.07);
        Assert.InRange(Mean(power, 1, 10) / middle, 0, 0.005);
        Assert.Equal(1, Mean(power, 30, 60) / middle, 0.07);
    }

    [Fact]
    public void Noise_is_Gaussian_and_joins_its_blocks_without_a_seam()
    {
        var settings = Rendering.Scenario("noise", rate: 1000) with { NoiseMicrovolts = 1 };
        var noise = Rendering.Read(settings, 0, SignalParts.Noise);

        Assert.Equal(3, noise.Average(x => x * x * x * x) / Math.Pow(noise.Average(x => x * x), 2), 0.1);

        // Steps across block borders (every 4000 samples) are no larger than others: mean square step within five standard errors.
        var steps = Enumerable.Range(1, noise.Length - 1).Select(i => noise[i] - noise[i - 1]).ToArray();
        var typical = steps.Average(step => step * step);
        var borders = Enumerable.Range(1, (noise.Length - 1) / 4000).Select(i => steps[(i * 4000) - 1]).ToArray();
        Assert.InRange(borders.Average(step => step * step) / typical, 0, 1 + (5 * Math.Sqrt(2.0 / borders.Length)));
    }

    [Fact]
    public void Channels_have_noise_of_their_own()
    {
        var settings = Rendering.Scenario("noise", channels: 2, seconds: 60);
        var first = Rendering.Read(settings, 0, SignalParts.Noise);
        var second = Rendering.Read(settings, 1, SignalParts.Noise);

        var correlation = first.Zip(second, (a, b) => a * b).Average() / (Rendering.Rms(first) * Rendering.Rms(second));

        Assert.Equal(0, correlation, 0.02);
    }

    [Fact]
    public void Noise_drift_changes_its_level_evenly_to_the_end()
    {
        var settings = Rendering.Scenario("noise") with { NoiseMicrovolts = 5, NoiseDrift = 3 };

        var noise = Rendering.Read(settings, 0, SignalParts.Noise);

        var tenth = noise.Length / 10;
        Assert.Equal(5 * 1.1, Rendering.Rms(noise.AsSpan(0, tenth)), 0.2);
        Assert.Equal(5 * 2.9, Rendering.Rms(noise.AsSpan(noise.Length - tenth)), 0.5);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void Mains_has_its_fundamental_with_odd_and_even_harmonics(int hertz)
    {
        var settings = Rendering.Scenario("noise") with { MainsHertz = hertz, MainsMicrovolts = 10 };

        var power = Spectrum(Rendering.Read(settings, 0, SignalParts.Mains), 2000);

        // A tenth of the power may lie in the slow changes' side lines beyond 1 Hz.
        Assert.InRange(Math.Sqrt(Total(power, hertz - 1, hertz + 1)), 9, 11);
        Assert.InRange(Math.Sqrt(Total(power, (2 * hertz) - 1, (2 * hertz) + 1)), 1, 4);
        Assert.InRange(Math.Sqrt(Total(power, (3 * hertz) - 1, (3 * hertz) + 1)), 3, 5);
        Assert.InRange(Total(power, hertz + 2, (2 * hertz) - 2), 0, 1e-2);
    }

    [Fact]
    public void Wander_stays_below_5_hertz_with_the_root_mean_square_that_was_asked_for()
    {
        var settings = Rendering.Scenario("noise", seconds: 600, rate: 500) with { DriftMicrovolts = 30 };
        var wander = Rendering.Read(settings, 0, SignalParts.Drift);

        Assert.Equal(30, Rendering.Rms(wander), 3.0);
        Assert.InRange(Total(Spectrum(wander, 500), 5, 250), 0, 1e-3 * 900);
    }

    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        var settings = Rendering.Scenario("jerks", seconds: 20, rate: 1000);
        var whole = Rendering.Read(settings, 0);
        var parts = new[] { SignalParts.Events, SignalParts.Noise, SignalParts.Mains, SignalParts.Drift }.Select(part => Rendering.Read(settings, 0, part)).ToArray();

        for (var i = 0; i < whole.Length; i++)
        {
            Assert.Equal(parts.Sum(part => part[i]), whole[i], 1e-9);
        }
    }

    [Fact]
    public void A_sine_keeps_its_phase_after_weeks()
    {
        var rate = new SamplingRate(170_000, 135);
        var oscillator = new Oscillator(50_012_345, rate, 0.125, 1);
        var samples = new double[1001];
        const long First = 3_000_000_000;

        oscillator.AddTo(First, samples);

        for (var i = 0; i < samples.Length; i++)
        {
            var turns = (50_012_345m * 135 * (First + i) / 170_000 / 1_000_000 + 0.125m) % 1;
            Assert.Equal(Math.Sin(2 * Math.PI * (double)turns), samples[i], 1e-11);
        }
    }

    // Power in each bin of 1 / duration, windowed (Hann) so that a line stays within its neighbourhood.
    private static (double Hertz, double Power)[] Spectrum(double[] samples, double rate)
    {
        var length = 1 << (int)Math.Log2(samples.Length);
        var data = samples.Take(length).Select((x, i) => new Complex(x * (1 - Math.Cos(2 * Math.PI * i / length)) * Math.Sqrt(2.0 / 3), 0)).ToArray();
        Fourier.Forward(data, FourierOptions.AsymmetricScaling);
        return [.. Enumerable.Range(0, length / 2).Select(i => (i * rate / length, 2 * data[i].Magnitude * data[i].Magnitude / ((double)length * length)))];
    }

    private static double Total((double Hertz, double Power)[] power, double low, double high) =>
        power.Where(bin => bin.Hertz >= low && bin.Hertz <= high).Sum(bin => bin.Power);

    private static double Mean((double Hertz, double Power)[] power, double low, double high) =>
        power.Where(bin => bin.Hertz >= low && bin.Hertz <= high).Average(bin => bin.Power);
}
