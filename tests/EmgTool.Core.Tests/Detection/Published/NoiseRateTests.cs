using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

/// <summary>What each method makes of five minutes of noise with its own defaults.</summary>
public sealed class NoiseRateTests
{
    [Theory]
    [InlineData("threshold", 0, 0.4)]
    [InlineData("hodges-bui", 0, 0.4)]
    [InlineData("bonato", 8, 24)]
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

    [Fact]
    public void Every_method_has_a_rate() =>
        Assert.Equal(Methods.Names.Count, typeof(NoiseRateTests).GetMethod(nameof(Bursts_a_minute_lie_within))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length);
}
