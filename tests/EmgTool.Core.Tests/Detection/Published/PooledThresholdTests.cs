using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>Methods whose threshold follows from the recording.</summary>
public sealed class PooledThresholdTests
{
    [Fact]
    public void The_median_deviation_finds_as_much_of_noise_as_the_normal_distribution_has_beyond()
    {
        // Beyond 3 standard deviations lie 0.2700 % of the samples.
        var found = Methods.Create("mad", Methods.White, ("threshold", 3), ("merge_seconds", 0), ("minimum_seconds", 0)).Detect(TestSignals.Noise(600_000, 1));

        Assert.InRange(found.Sum(burst => burst.Offset - burst.Onset) / 600_000.0, 0.0024, 0.0030);
    }

    [Fact]
    public void The_threshold_of_the_moving_average_is_that_of_BioSPPy()
    {
        // 20 s, constant but for a second that is active; averages over single samples, of which one in 5 ms counts, in blocks of 5 s.
        var signal = new double[20_000];
        Array.Fill(signal, 1);
        Array.Fill(signal, 3, 12_000, 500);
        Array.Fill(signal, 1.75, 17_000, 500);

        // At 15 s: mean 1 + 500 x 2 / 15000, and the spread around it; then 1.75 comes in.
        double Threshold(double length, double mean, double squares) => (1.2 * (mean / length)) + (2 * Math.Sqrt((squares / length) - Math.Pow(mean / length, 2)));
        var late = Threshold(20_000, 19_000 + 1500 + 875, 19_000 + 4500 + (500 * 1.75 * 1.75));

        Assert.True(Threshold(15_000, 14_500 + 1500, 14_500 + 4500) < 3);
        Assert.InRange(late, 1.75, 3);
        Assert.Equal([new Interval(12_000, 12_500)], Methods.Create("moving-average", Methods.White, ("window_seconds", 0.001)).Detect(signal));
        Assert.Equal(
            [new Interval(12_000, 12_500), new Interval(17_000, 17_500)],
            Methods.Create("moving-average", Methods.White, ("window_seconds", 0.001), ("means", 1.2 * 1.74 / late), ("deviations", 2 * 1.74 / late)).Detect(signal));
    }

    [Fact]
    public void A_threshold_is_of_the_last_minute()
    {
        // What is loud for a quarter of the first minute raises the median of the second one no more.
        var signal = TestSignals.Louder(TestSignals.Noise(180_000, 2), 10_000, 25_000, 30);
        TestSignals.Louder(signal, 55_000, 100, 2);
        TestSignals.Louder(signal, 150_000, 100, 2);

        var found = Methods.Create("mad", Methods.White).Detect(signal).Where(burst => burst.Onset > 40_000).ToList();

        Assert.Contains(found, burst => burst.Onset is > 149_900 and < 150_100);
        Assert.DoesNotContain(found, burst => burst.Onset < 60_000);
    }
}
