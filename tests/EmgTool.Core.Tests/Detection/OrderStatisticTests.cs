using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class OrderStatisticTests
{
    [Fact]
    public void Is_what_a_full_sort_puts_at_the_rank()
    {
        for (var length = 1; length <= 60; length++)
        {
            // Rounded, so that values repeat.
            double[] values = [.. TestSignals.Noise(length, length).Select(value => Math.Round(value * 3))];
            double[] sorted = [.. values.Order()];
            for (var rank = 0; rank < length; rank++)
            {
                Assert.Equal(sorted[rank], OrderStatistic.Select((double[])values.Clone(), rank));
            }
        }
    }
}
