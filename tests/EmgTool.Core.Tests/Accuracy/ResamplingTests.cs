using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class ResamplingTests
{
    [Theory]
    [InlineData(2000, 10_000)]
    [InlineData(2000, 2518)]
    [InlineData(2000, 500)]
    [InlineData(2518, 1259)]
    public void A_sine_stays_a_sine(int from, int to)
    {
        var sine = Sine(from, 3 * from);
        var resampled = Resampling.Resample(sine, from, to, 3 * to);
        var expected = Sine(to, 3 * to);
        Assert.All(Enumerable.Range(to, to), i => Assert.Equal(expected[i], resampled[i], 2e-3));
    }

    [Fact]
    public void What_a_slower_rate_cannot_hold_is_gone()
    {
        double[] fast = [.. Enumerable.Range(0, 6000).Select(i => Math.Sin(2 * Math.PI * 300 * i / 2000))];
        Assert.All(Resampling.Resample(fast, 2000, 500, 1500)[200..1300], value => Assert.InRange(value, -2e-3, 2e-3));
    }

    private static double[] Sine(int rate, int count) => [.. Enumerable.Range(0, count).Select(i => Math.Sin((2 * Math.PI * 90 * i / rate) + 0.3))];
}
