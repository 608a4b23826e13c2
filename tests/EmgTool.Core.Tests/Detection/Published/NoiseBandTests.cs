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
    public void Samples_are_taken_at_twice_the_upper_edge(int rate, double highHz, int step) =>
        Assert.Equal(step, new NoiseBand(new SamplingRate(rate), 20, highHz).IndependentStep);

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
