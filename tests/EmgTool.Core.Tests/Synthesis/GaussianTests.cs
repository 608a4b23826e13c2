using EmgTool.Core.Synthesis;
using MathNet.Numerics.Distributions;
using Xunit;

namespace EmgTool.Core.Tests.Synthesis;

public sealed class GaussianTests
{
    private const int Count = 2_000_000;
    private static readonly double[] Sample = Draw();

    [Fact]
    public void Moments_are_those_of_the_normal_distribution()
    {
        // Standard errors of the moments at this size: 0.0007, 0.001, 0.0017, 0.0069; four of them are allowed.
        Assert.Equal(0, Sample.Average(), 0.003);
        Assert.Equal(1, Sample.Average(x => x * x), 0.004);
        Assert.Equal(0, Sample.Average(x => x * x * x), 0.011);
        Assert.Equal(3, Sample.Average(x => x * x * x * x), 0.028);
    }

    // 3.6541 is where the tail takes over from the layers; 0.25 lies where most layers meet.
    [Theory]
    [InlineData(-3.7)]
    [InlineData(-2)]
    [InlineData(-0.25)]
    [InlineData(0.25)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(3.5)]
    [InlineData(3.7)]
    [InlineData(4.2)]
    public void The_share_below_a_value_is_that_of_the_normal_distribution(double value)
    {
        var expected = Normal.CDF(0, 1, value);

        var share = Sample.Count(x => x < value) / (double)Count;

        Assert.Equal(expected, share, 4.5 * Math.Sqrt(expected * (1 - expected) / Count));
    }

    private static double[] Draw()
    {
        var random = RandomStream.For(3, 0, RandomPurpose.Noise);
        var sample = new double[Count];
        Gaussian.Fill(ref random, sample);
        return sample;
    }
}
