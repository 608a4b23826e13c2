using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Options;

[CommaCulture]
public class BandTextTests
{
    [Theory]
    [InlineData("20-450", 20, 450)]
    [InlineData("20.5-450.25", 20.5, 450.25)]
    [InlineData("20-", 20, 0)]
    [InlineData("0-450", 0, 450)]
    public void Two_edges_make_a_band_and_one_makes_a_side(string text, double low, double high)
    {
        Assert.Null(BandText.Read(text, out var band));
        Assert.Equal((low, high), band);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-450")]
    [InlineData("20")]
    [InlineData("20-450-900")]
    [InlineData("450-20")]
    [InlineData("20-20")]
    [InlineData("20,5-450")]
    [InlineData("a-b")]
    [InlineData("20 Hz-450 Hz")]
    public void Anything_else_is_refused(string text) => Assert.NotNull(BandText.Read(text, out _));
}
