using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Recordings;

public sealed class PrefilterBandTests
{
    [Theory]
    [InlineData("HP:0.1Hz LP:75Hz", 0.1, 75.0, null)]
    [InlineData("HP:20Hz LP:450Hz N:50Hz", 20.0, 450.0, 50.0)]
    [InlineData("HP:DC; LP:410", 0.0, 410.0, null)]
    [InlineData("HP:0,16; LP:500", 0.16, 500.0, null)]
    [InlineData("HP:10 Hz LP:500 Hz", 10.0, 500.0, null)]
    [InlineData("LP:1.5kHz NOTCH:60Hz", null, 1500.0, 60.0)]
    [InlineData("hp:20hz lp:.5khz", 20.0, 500.0, null)]
    [InlineData("HP=10 LP=500 N=50", 10.0, 500.0, 50.0)]
    [InlineData("HP:0.1Hz LP:1000Hz HP:20Hz LP:450Hz", 20.0, 450.0, null)]
    [InlineData("HP:20Hz LP:450Hz HP:DC LP:1kHz", 20.0, 450.0, null)]
    public void The_corners_are_read_as_written(string text, double? highPass, double? lowPass, double? notch) =>
        Assert.Equal(new PrefilterBand(highPass, lowPass, notch), PrefilterBand.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("No filtering")]
    [InlineData("HP:0.3s")]
    [InlineData("HP:1.000,5Hz")]
    [InlineData("HP: LP:")]
    [InlineData("EMG: 50")]
    public void What_names_no_frequency_is_unknown(string text) =>
        Assert.Equal(new PrefilterBand(null, null, null), PrefilterBand.Parse(text));
}
