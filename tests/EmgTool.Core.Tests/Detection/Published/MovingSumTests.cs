using EmgTool.Core.Detection.Published;
using Xunit;

namespace EmgTool.Core.Tests.Detection.Published;

public sealed class MovingSumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Is_the_sum_of_the_latest_values(int width)
    {
        var values = TestSignals.Noise(100, 1);
        var sum = new MovingSum(width);
        for (var round = 0; round < 2; round++)
        {
            sum.Begin(3);
            for (var i = 0; i < values.Length; i++)
            {
                double expected = 0;
                for (var j = i - width + 1; j <= i; j++)
                {
                    expected += j < 0 ? 3 : values[j];
                }

                Assert.Equal(expected, sum.Add(values[i]), 12);
            }
        }
    }

    [Fact]
    public void A_huge_value_leaves_no_rounding_behind()
    {
        var sum = new MovingSum(5);
        sum.Begin(0);
        sum.Add(1e20);
        var last = 0.0;
        for (var i = 0; i < 10; i++)
        {
            last = sum.Add(0.1);
        }

        Assert.Equal(0.5, last, 15);
    }
}
