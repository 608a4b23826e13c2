using System.Globalization;
using EmgTool.Formats.Results;
using Xunit;

namespace EmgTool.Formats.Tests.Results;

public class ResultValueTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1e-12, "-1E-12")]
    [InlineData(123.456789, "123.457")]
    [InlineData(999999.5, "1000000")]
    [InlineData(1234567.8, "1234568")]
    [InlineData(0.00123456789, "0.00123457")]
    [InlineData(0.5, "0.5")]
    [InlineData(95, "95")]
    [InlineData(1e-5, "1E-05")]
    [InlineData(1e20, "1E+20")]
    [InlineData(-42.1, "-42.1")]
    public void A_number_has_six_significant_digits_and_no_more_than_it_needs(double number, string text) =>
        Assert.Equal(text, ResultValue.Of(number).Text);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_missing(double number)
    {
        Assert.Equal(ResultValue.Missing, ResultValue.Of(number));
        Assert.Equal(ResultValue.Missing, ResultValue.OfSeconds(number));
    }

    [Theory]
    [InlineData(0, "0.000000")]
    [InlineData(86399.9995, "86399.999500")]
    [InlineData(-0.0000001, "0.000000")]
    [InlineData(-1.5, "-1.500000")]
    public void A_time_has_six_decimals(double seconds, string text) => Assert.Equal(text, ResultValue.OfSeconds(seconds).Text);

    [Fact]
    public void A_number_reads_back_within_half_a_unit_of_its_sixth_digit()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 2000; i++)
        {
            var number = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 18));
            var back = double.Parse(ResultValue.Of(number).Text, NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.InRange(Math.Abs(back - number), 0, Math.Abs(number) * 5.01e-6);
        }
    }
}
