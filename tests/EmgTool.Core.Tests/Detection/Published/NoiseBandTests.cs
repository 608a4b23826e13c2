using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class NoiseBandTests
{
    [Fact]
    public void White_noise_has_the_textbook_moments()
    {
        var white = Methods.White;
        Assert.All([1, 2, 7], lag => Assert.Equal(0, white.Correlation(lag), 12));

        // Half-normal: variance 1 - 2 / pi. Square: 2. Teager: the square's 2 and the product's 1.
        Assert.Equal(1 - (2 / Math.PI), white.RectifiedCovariance(0), 12);
        Assert.Equal(2, white.SquareCovariance(0), 12);
        Assert.Equal(1, white.TeagerMean(1), 12);
        Assert.Equal(3, white.TeagerCovariance(0, 1), 12);

        // A mean of n independent values.
        Assert.Equal(Math.Sqrt(2 / 25.0), white.Deviation((band, lag) => band.SquareCovariance(lag), [1], 25), 12);
    }

    [Theory]
    [InlineData(1000, 500, 1)]
    [InlineData(1000, 450, 1)]
    [InlineData(2000, 450, 2)]
    [InlineData(10_000, 450, 10)]
    [InlineData(2048, 450, 2)]
    [InlineData(10_000, 1600, 3)]
    [InlineData(2000, 100, 10)]
    [InlineData(1111, 450, 2)]
    [InlineData(1259, 450, 2)]
    [InlineData(1481, 450, 2)]
    [InlineData(1925, 450, 2)]
    [InlineData(2148, 450, 2)]
    [InlineData(2222, 450, 3)]
    public void Samples_are_taken_at_about_twice_the_width_of_the_band(int rate, double highHz, int step) =>
        Assert.Equal(step, new NoiseBand(new SamplingRate(rate), 20, highHz).IndependentStep);

    [Theory]
    [InlineData(20, 450)]
    [InlineData(10, 100)]
    [InlineData(0, 90)]
    [InlineData(100, 150)]
    public void The_energy_of_samples_that_are_taken_varies_little_more_than_that_of_independent_ones_at_any_rate(double lowHz, double highHz)
    {
        for (var rate = (int)(highHz / 0.45) + 1; rate < 5000; rate += 37)
        {
            var band = new NoiseBand(new SamplingRate(rate), lowHz, highHz);

            var variance = Enumerable.Range(-20_000, 40_001).Sum(lag => Math.Pow(band.Correlation(lag * band.IndependentStep), 2));

            Assert.InRange(variance, 0.99, 1.291);
            Assert.InRange(band.EnergyVariance(band.IndependentStep) - variance, -0.001, 0.001);
        }
    }

    [Fact]
    public void Noise_of_the_default_band_has_the_correlations_and_covariances_that_are_expected_of_it()
    {
        var (band, noise) = (BandLimited.Surface, BandLimited.FiveMinutes);
        double[] rectified = [.. noise.Select(Math.Abs)], squares = [.. noise.Select(value => value * value)];
        double[] teager = [.. Enumerable.Range(2, noise.Length - 4).Select(i => (noise[i] * noise[i]) - (noise[i - 2] * noise[i + 2]))];

        Assert.Equal(NoiseBand.RectifiedMean, rectified.Average(), 2);
        Assert.InRange(teager.Average() / band.TeagerMean(2), 0.985, 1.015);
        for (var lag = 0; lag < 6; lag++)
        {
            Assert.InRange(Covariance(noise, lag) - band.Correlation(lag), -0.01, 0.01);
            Assert.InRange(Covariance(rectified, lag) - band.RectifiedCovariance(lag), -0.01, 0.01);
            Assert.InRange(Covariance(squares, lag) - band.SquareCovariance(lag), -0.04, 0.04);
            Assert.InRange(Covariance(teager, lag) - band.TeagerCovariance(lag, 2), -0.06, 0.06);
        }
    }

    private static double Covariance(double[] values, int lag)
    {
        var mean = values.Average();
        return Enumerable.Range(0, values.Length - lag).Average(i => (values[i] - mean) * (values[i + lag] - mean));
    }
}
