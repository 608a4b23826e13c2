using EmgTool.Core.Labeling;
using Xunit;

namespace EmgTool.Core.Tests.Labeling;

public sealed class ScoreCurveTests
{
    private static readonly ScoreCurve Hill = new([1, 2, 4, 8], [0, 1, 1, 0.5]);

    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(0.5, 0)]
    [InlineData(1, 0)]
    [InlineData(1.25, 0.25)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(6, 0.75)]
    [InlineData(8, 0.5)]
    [InlineData(double.PositiveInfinity, 0.5)]
    [InlineData(double.NaN, 0)]
    public void It_is_straight_between_its_points_and_level_outside(double value, double score)
    {
        Assert.Equal(score, Hill.At(value), 12);
    }

    [Fact]
    public void It_knows_where_it_is_clear()
    {
        Assert.Equal((2, 4), (Hill.ClearFrom, Hill.ClearUpTo));
        Assert.Equal((double.NegativeInfinity, 1), (new ScoreCurve([1, 2], [1, 0]).ClearFrom, new ScoreCurve([1, 2], [1, 0]).ClearUpTo));
        Assert.Equal((2, double.PositiveInfinity), (new ScoreCurve([1, 2], [0, 1]).ClearFrom, new ScoreCurve([1, 2], [0, 1]).ClearUpTo));
        Assert.Equal((double.NaN, double.NaN), (new ScoreCurve([1], [0.5]).ClearFrom, new ScoreCurve([1], [0.5]).ClearUpTo));
    }

    [Fact]
    public void Points_without_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ScoreCurve([], []));
        Assert.Throws<ArgumentException>(() => new ScoreCurve([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new ScoreCurve([2, 2], [0, 1]));
        Assert.Throws<ArgumentException>(() => new ScoreCurve([1, double.NaN], [0, 1]));
        Assert.Throws<ArgumentException>(() => new ScoreCurve([1, 2], [0, 1.1]));
        Assert.Throws<ArgumentException>(() => new ScoreCurve([1, 2], [0, double.NaN]));
    }
}
