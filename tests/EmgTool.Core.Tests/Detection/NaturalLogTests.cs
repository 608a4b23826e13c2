using System.Runtime.Intrinsics;
using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class NaturalLogTests
{
    [Fact]
    public void Is_the_logarithm_to_the_last_digits_from_the_smallest_number_to_the_largest()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            // The second half close to 1, where the logarithm vanishes.
            var value = i < 10_000 ? Math.Exp((random.NextDouble() - 0.5) * 1400) : 1 + ((random.NextDouble() - 0.5) * Math.Pow(10, -8 * random.NextDouble()));
            var log = Math.Log(value);

            Assert.Equal(log, NaturalLog.Of(Vector512.Create(value))[i % 8], 1e-15 * Math.Max(1e-6, Math.Abs(log)));
        }
    }
}
