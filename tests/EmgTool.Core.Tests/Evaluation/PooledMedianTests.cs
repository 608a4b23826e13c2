using EmgTool.Core.Evaluation;
using Xunit;
using Spread = EmgTool.Core.Evaluation.Spread;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class PooledMedianTests
{
    // 0 to 400 values of each of 4 recordings: within a chunk, at its ends and over many.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(400)]
    public void Equals_the_median_of_all_values_written_out(int most)
    {
        var random = new Random(most);
        for (var repetition = 0; repetition < 50; repetition++)
        {
            double[][] values = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, random.Next(most + 1)).Select(_ => (double)random.Next(60)).ToArray())];
            int[] times = [.. values.Select(_ => random.Next(3))];

            var all = values.Zip(times).SelectMany(pair => Enumerable.Repeat(pair.First, pair.Second)).SelectMany(list => list);

            Assert.Equal(Spread.Of(all).Median, new PooledMedian(values).Of(times));
        }
    }
}
