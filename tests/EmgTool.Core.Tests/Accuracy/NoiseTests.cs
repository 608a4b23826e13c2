using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class NoiseTests
{
    private const int Count = 1 << 18;

    [Theory]
    [InlineData(NoiseKind.White)]
    [InlineData(NoiseKind.Pink)]
    [InlineData(NoiseKind.Dull)]
    [InlineData(NoiseKind.Laplacian)]
    [InlineData(NoiseKind.StudentT5)]
    [InlineData(NoiseKind.SoftStudentT5)]
    internal void Has_a_power_of_1_in_the_band_of_an_EMG(NoiseKind kind) =>
        Assert.Equal(1, Spectrum.Power(Noise.Draw(kind, Count, new Dice(1)), 2000, 20, 450), 0.03);

    // Probability of lying beyond so many standard deviations: of the normal and the t distribution from their tables (t 0.995 is 4.032 and 5.841 at 5 and 3
    // degrees of freedom, with standard deviations sqrt(5/3) and sqrt(3)), of the Laplacian exp(-sqrt(2) x). The scale is that of white noise in the band.
    [Theory]
    [InlineData(NoiseKind.White, 2.5758)]
    [InlineData(NoiseKind.Laplacian, 3.2563)]
    [InlineData(NoiseKind.StudentT5, 3.1232)]
    [InlineData(NoiseKind.StudentT3, 3.3723)]
    internal void Lies_beyond_the_distributions_percentile_once_in_a_hundred(NoiseKind kind, double deviations)
    {
        var beyond = deviations * Math.Sqrt(1000.0 / 430);
        Assert.InRange(Noise.Draw(kind, Count, new Dice(2)).Count(value => Math.Abs(value) > beyond) / (double)Count, 0.0095, 0.0105);
    }

    [Fact]
    public void White_noise_has_as_much_at_every_frequency()
    {
        var noise = Noise.Draw(NoiseKind.White, Count, new Dice(3));
        var octaves = new[] { 15, 30, 60, 120, 240, 480 }.Select(hertz => Spectrum.Power(noise, 2000, hertz, 2 * hertz) / hertz);
        Assert.All(octaves, density => Assert.InRange(density * 430, 0.9, 1.1));
    }

    [Fact]
    public void Pink_noise_has_as_much_in_every_octave_until_the_amplifier_takes_over()
    {
        var noise = Noise.Draw(NoiseKind.Pink, Count, new Dice(4));
        double[] octaves = [.. new[] { 2, 4, 8, 16, 32 }.Select(hertz => Spectrum.Power(noise, 2000, hertz, 2 * hertz))];
        Assert.InRange(octaves.Max() / octaves.Min(), 1, 1.6);
        Assert.InRange(Spectrum.Power(noise, 2000, 800, 1000) / Spectrum.Power(noise, 2000, 600, 800), 0.8, 1);
    }

    [Fact]
    public void Dull_noise_falls_by_the_square_of_the_frequency_above_200_Hz()
    {
        var noise = Noise.Draw(NoiseKind.Dull, Count, new Dice(5));
        Assert.InRange(Spectrum.Power(noise, 2000, 20, 40) / Spectrum.Power(noise, 2000, 400, 420), 4, 5.5);
    }

    // Two poles let a quarter of the power through at their corner.
    [Fact]
    public void An_amplifier_takes_the_highest_frequencies_from_impulsive_noise()
    {
        var noise = Noise.Draw(NoiseKind.SoftStudentT5, Count, new Dice(5));
        Assert.InRange(Spectrum.Power(noise, 2000, 20, 60) / Spectrum.Power(noise, 2000, 480, 520), 3.2, 4.8);
    }

    [Fact]
    public void Intervals_of_a_motor_unit_vary_as_their_shape_says()
    {
        var dice = new Dice(6);
        double[] intervals = [.. Enumerable.Range(0, 20_000).Select(_ => dice.Erlang(25, 0.1))];
        var mean = intervals.Average();
        Assert.Equal(0.1, mean, 0.001);
        Assert.Equal(0.2, Math.Sqrt(intervals.Average(value => (value - mean) * (value - mean))) / mean, 0.005);
    }
}
