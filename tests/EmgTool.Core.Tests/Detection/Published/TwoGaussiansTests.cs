using EmgTool.Core.Detection.Published;
using MathNet.Numerics.Distributions;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>Against GaussianMixture of scikit-learn 1.2.1 (tol 1e-12, reg_covar 1e-12) on the quantiles (i + 0.5) / n of two normal distributions put together.</summary>
public sealed class TwoGaussiansTests
{
    [Theory]
    [InlineData(3000, 0, 0.25, 1000, 2, 0.6, 2.84669305e-05, 1.99996657, 0.24996246, 0.59979289, 0.2499935, 0.005115535798017078, 0.7587763998403833)]
    [InlineData(1000, 0.1, 0.2, 3000, 3.5, 1, 0.10006274, 3.50007534, 0.19985229, 0.99970376, 0.74997877, 0.005857065723016121, 0.8780628645575306)]
    [InlineData(2000, 0, 0.3, 2000, 1.2, 0.5, -3.59115931e-05, 1.19993429, 0.29983712, 0.49989768, 0.50004234, 0.1637265399168544, 0.9387001432803842)]
    public void Fits_as_scikit_learn_does(
        int lowCount, double lowMean, double lowSpread, int highCount, double highMean, double highSpread,
        double fitLow, double fitHigh, double fitLowSpread, double fitHighSpread, double fitShare, double probabilityAt03, double probabilityAt08)
    {
        var gaussians = new TwoGaussians();
        gaussians.Fit([.. Quantiles(lowCount, lowMean, lowSpread), .. Quantiles(highCount, highMean, highSpread)]);

        // Values are rounded to 0.02.
        Assert.InRange(gaussians.LowMean - fitLow, -0.002, 0.002);
        Assert.InRange(gaussians.HighMean - fitHigh, -0.003, 0.003);
        Assert.InRange(Math.Sqrt(gaussians.LowVariance) / fitLowSpread, 0.995, 1.005);
        Assert.InRange(Math.Sqrt(gaussians.HighVariance) / fitHighSpread, 0.995, 1.005);
        Assert.InRange(gaussians.HighShare - fitShare, -0.002, 0.002);
        Assert.InRange(gaussians.HighProbability(0.3) / probabilityAt03, 0.95, 1.05);
        Assert.InRange(gaussians.HighProbability(0.8) / probabilityAt08, 0.98, 1.02);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.33)]
    [InlineData(0.9)]
    public void The_crossing_has_the_probability(double probability)
    {
        var gaussians = new TwoGaussians();
        gaussians.Fit([.. Quantiles(3000, 0, 0.25), .. Quantiles(1000, 2, 0.6)]);

        Assert.Equal(probability, gaussians.HighProbability(gaussians.Crossing(probability)), 6);
    }

    [Fact]
    public void One_value_is_no_mixture()
    {
        var gaussians = new TwoGaussians();
        gaussians.Fit([.. Enumerable.Repeat(1.0, 100)]);

        Assert.Equal(1, gaussians.LowMean, 6);
        Assert.Equal(1, gaussians.HighMean, 6);
    }

    private static IEnumerable<double> Quantiles(int count, double mean, double spread) =>
        Enumerable.Range(0, count).Select(i => Normal.InvCDF(mean, spread, (i + 0.5) / count));
}
