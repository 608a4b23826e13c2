using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class BoxMeansTests
{
    [Theory]
    [InlineData(3, 8, 32, 100)]
    [InlineData(1, 1, 2, 2)]
    [InlineData(400, 7, 7, 1)]
    public void Are_the_plain_means_at_every_length(params int[] widths)
    {
        var means = new BoxMeans(widths);
        // Long and short in turn, so that what was averaged before would show.
        foreach (var length in Enumerable.Range(1, 120).SelectMany(length => new[] { 700 + length, length }))
        {
            double[] energy = [.. TestSignals.Noise(length, length).Select(x => x * x * 100)];

            means.Fill(energy);

            for (var width = 0; width < widths.Length; width++)
            {
                Assert.Equal(length, means.Of(width).Length);
                for (var i = 0; i < length; i++)
                {
                    var first = i - (widths[width] / 2);
                    var inside = energy[Math.Max(0, first)..Math.Min(length, first + widths[width])];
                    Assert.Equal((inside.Sum() + widths[width] - inside.Length) / widths[width], means.Of(width)[i], 1e-10);
                }
            }
        }
    }

    [Fact]
    public void A_strong_burst_leaves_nothing_behind_it()
    {
        double[] energy = [.. Enumerable.Repeat(1.0, 600)];
        energy[100] = 1e18;

        var means = new BoxMeans(3, 100);
        means.Fill(energy);

        Assert.All(means.Of(1)[200..].ToArray(), mean => Assert.Equal(1, mean, 1e-15));
    }
}
