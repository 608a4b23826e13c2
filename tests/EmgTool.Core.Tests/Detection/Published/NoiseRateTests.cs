using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>What each method makes of five minutes of noise with its own defaults.</summary>
public sealed class NoiseRateTests
{
    [Theory]
    [InlineData("threshold", 0, 0.4)]
    [InlineData("hodges-bui", 0, 0.4)]
    [InlineData("bonato", 0, 0.4)]
    [InlineData("lidierth", 0, 0.4)]
    [InlineData("abbink", 0, 2)]
    [InlineData("solnik", 0, 0.4)]
    [InlineData("aglr", 0, 2)]
    [InlineData("silva", 0, 0.8)]
    [InlineData("londral", 0, 0.8)]
    [InlineData("moving-average", 1, 12)]
    [InlineData("mad", 0, 0.4)]
    [InlineData("mixture", 0, 0.8)]
    [InlineData("pelt", 0, 0.4)]
    [InlineData("bayes", 0, 0.4)]
    public void Bursts_a_minute_lie_within(string name, double least, double most) =>
        Assert.InRange(Methods.Create(name, BandLimited.Surface).Detect(BandLimited.FiveMinutes).Count / 5.0, least, most);

    /// <summary>Methods that take independent samples, at the rates of recorders: Delsys has 10000/9, 34000/27, 40000/27, 52000/27 and 58000/27 Hz.</summary>
    [Theory]
    [InlineData(500, 1)]
    [InlineData(1000, 1)]
    [InlineData(10_000, 9)]
    [InlineData(1200, 1)]
    [InlineData(34_000, 27)]
    [InlineData(1400, 1)]
    [InlineData(40_000, 27)]
    [InlineData(1500, 1)]
    [InlineData(1600, 1)]
    [InlineData(52_000, 27)]
    [InlineData(2048, 1)]
    [InlineData(58_000, 27)]
    [InlineData(2500, 1)]
    [InlineData(3000, 1)]
    public void Noise_is_hardly_ever_activity_at_any_rate(long samples, long seconds)
    {
        var rate = new SamplingRate(samples, seconds);
        var band = new NoiseBand(rate, 20, Math.Min(450, 0.45 * rate.Hertz));
        var noise = BandLimited.Noise(band, rate.SamplesIn(300), 78);

        Assert.All(["bonato", "aglr", "pelt", "bayes"], (string name) => Assert.InRange(Methods.Create(name, band).Detect(noise).Count, 0, 5));

        // A row of one pair, and nothing joined or dropped: the rate is the one that was asked for.
        var pairs = Methods.Create("bonato", band, ("successive", 1), ("merge_seconds", 0), ("minimum_seconds", 0)).Detect(noise);
        Assert.InRange(pairs.Sum(found => (double)(found.Offset - found.Onset)) / noise.Length / 0.05, 0.9, 1.25);
    }

    [Fact]
    public void Every_method_has_a_rate() =>
        Assert.Equal(Methods.Names.Count, typeof(NoiseRateTests).GetMethod(nameof(Bursts_a_minute_lie_within))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length);
}
