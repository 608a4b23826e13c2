using System.Text;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class FixedNumberTests
{
    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(0, 3, "0.000")]
    [InlineData(5, 3, "0.005")]
    [InlineData(-5, 3, "-0.005")]
    [InlineData(1234, 3, "1.234")]
    [InlineData(-1234, 0, "-1234")]
    [InlineData(long.MinValue, 18, "-9.223372036854775808")]
    [InlineData(long.MaxValue, 1, "922337203685477580.7")]
    public void The_point_is_put_into_the_integer(long scaled, int decimals, string expected)
    {
        var text = new byte[FixedNumber.MaximumLength];

        var length = FixedNumber.Format(scaled, decimals, text);

        Assert.Equal(expected, Encoding.ASCII.GetString(text, 0, length));
    }
}
