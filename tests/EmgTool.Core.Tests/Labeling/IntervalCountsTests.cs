using EmgTool.Core.Labeling;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class IntervalCountsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(200)]
    public void Median_and_variation_are_those_of_the_intervals(int count)
    {
        var random = new Random(count);
        var counts = new IntervalCounts();
        counts.Add(5_000);
        counts.Clear();
        double[] intervals = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(8, 300))];
        foreach (var interval in intervals)
        {
            counts.Add((int)interval);
        }

        double[] sorted = [.. intervals.Order()];
        var mean = intervals.Average();
        var deviation = Math.Sqrt(intervals.Sum(interval => (interval - mean) * (interval - mean)) / (count - 1));

        Assert.Equal((sorted[(count - 1) / 2] + sorted[count / 2]) / 2, counts.Median);
        Assert.Equal(deviation / mean, counts.Variation, 1e-12);
    }

    [Fact]
    public void Without_intervals_nothing_is_a_number()
    {
        Assert.Equal(double.NaN, new IntervalCounts().Median);
        Assert.Equal(double.NaN, new IntervalCounts().Variation);
    }
}
