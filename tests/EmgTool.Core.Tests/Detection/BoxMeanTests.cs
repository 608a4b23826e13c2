using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class BoxMeanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(101)]
    public void Equals_the_plain_mean_at_every_length(int width)
    {
        for (var length = 1; length <= 120; length++)
        {
            double[] energy = [.. TestSignals.Noise(length, length).Select(x => x * x * 100)];
            var mean = new double[length];

            BoxMean.Fill(energy, width, mean);

            for (var i = 0; i < length; i++)
            {
                var sum = Enumerable.Range(i - (width / 2), width).Sum(j => j < 0 || j >= length ? 1 : energy[j]);
                Assert.Equal(sum / width, mean[i], 1e-10);
            }
        }
    }
}
