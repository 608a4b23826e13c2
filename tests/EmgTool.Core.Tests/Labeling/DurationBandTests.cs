using EmgTool.Core.Labeling;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class DurationBandTests
{
    [Theory]
    [InlineData(0.0095, 5, "unit-like")]
    [InlineData(0.010, 2, "very brief")]
    [InlineData(0.010, 1, "unit-like")]
    [InlineData(0.025, 1, "unit-like")]
    [InlineData(0.0255, 1, "very brief")]
    [InlineData(0.050, 4, "very brief")]
    [InlineData(0.051, 4, "brief")]
    [InlineData(0.100, 4, "brief")]
    [InlineData(0.101, 4, "intermediate")]
    [InlineData(0.500, 4, "intermediate")]
    [InlineData(0.501, 4, "long")]
    [InlineData(10, 4, "long")]
    [InlineData(10.001, 4, "sustained")]
    public void Bands_have_the_limits_of_the_criteria_table(double duration, int spikes, string band)
    {
        Assert.Equal(band, DurationBand.Of(duration, spikes));
    }
}
