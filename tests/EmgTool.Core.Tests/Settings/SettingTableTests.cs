using EmgTool.Core.Settings;
using Xunit;

namespace EmgTool.Core.Tests.Settings;

public sealed class SettingTableTests
{
    private static readonly SettingTable<(double Low, double High)> Sample = new()
    {
        Groups = [],
        Settings =
        [
            new("low", "The low one.", "because") { Unit = "s", Value = pair => pair.Low, Range = new(0, 5, "no time is negative") { LeastExcluded = true } },
            new("high", "The high one.", "because") { Value = pair => pair.High, Range = new(2, 8, "only those are known") { MultipleOf = 2 } },
            new("name", "A name.", "because"),
        ],
        Orders = [new("low", "below", "high", pair => pair.Low < pair.High, "low is low")],
    };

    [Theory]
    [InlineData(double.Epsilon, 2)]
    [InlineData(5, 8)]
    [InlineData(1.9999, 2)]
    public void What_lies_within_the_limits_is_allowed(double low, double high)
    {
        Assert.Empty(Sample.Problems((low, high)));
        Sample.Check((low, high));
    }

    [Theory]
    [InlineData(0, 8, "low: 0 is not allowed; it must be above 0 and at most 5 s", "no time is negative")]
    [InlineData(5.0001, 8, "low: 5.0001 is not allowed; it must be above 0 and at most 5 s", "no time is negative")]
    [InlineData(double.NaN, 8, "low: NaN is not allowed; it must be above 0 and at most 5 s", "no time is negative")]
    [InlineData(1, 0, "high: 0 is not allowed; it must be a multiple of 2 from 2 to 8", "only those are known")]
    [InlineData(1, 3, "high: 3 is not allowed; it must be a multiple of 2 from 2 to 8", "only those are known")]
    [InlineData(1, 10, "high: 10 is not allowed; it must be a multiple of 2 from 2 to 8", "only those are known")]
    [InlineData(4, 4, "low: 4 is not allowed; it must be below high, which is 4", "low is low")]
    public void What_lies_outside_is_refused_with_what_is_allowed_and_why(double low, double high, string message, string why)
    {
        var error = Assert.Throws<SettingsException>(() => Sample.Check((low, high)));
        Assert.Equal((message, why), (error.Message, error.Hint));
    }

    [Fact]
    public void All_problems_are_found_and_an_order_is_not_told_of_a_value_that_is_wrong_by_itself() =>
        Assert.Equal(["low", "high"], Sample.Problems((9, 1)).Select(problem => string.Join(' ', problem.Paths)));

    [Fact]
    public void A_table_of_the_whole_looks_at_its_parts()
    {
        var whole = Sample.Within<(double, double)[]>(parts => parts[0]).And(Sample.Within<(double, double)[]>(parts => parts[1]));
        Assert.Equal(6, whole.Settings.Count);
        Assert.Empty(whole.Problems([(1, 2), (1, 2)]));
        Assert.Equal(["low: 9 is", "high: 3 is"], whole.Problems([(9, 8), (1, 3)]).Select(problem => problem.Message.Split(" not ")[0]));
    }
}
