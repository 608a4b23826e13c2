using System.Globalization;
using Xunit;

namespace EmgTool.Core.Tests;

/// <summary>The framework's formats are the truth.</summary>
public sealed class RoundedNumberTests
{
    [Fact]
    public void Digits_are_those_of_the_framework()
    {
        var random = new Random(20261125);
        Span<char> text = stackalloc char[40];
        var written = 0;
        for (var trial = 0; trial < 200_000; trial++)
        {
            // Also numbers with few decimals, which lie near or on the middle between two texts.
            var decimals = random.Next(RoundedNumber.MostDecimals + 1);
            var number = (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-8, 14 - decimals));
            number = trial % 3 == 0 ? Math.Round(number, random.Next(12)) : number;
            if (RoundedNumber.TryFormat(number, decimals, keepsZeros: true, text, out var length))
            {
                Assert.Equal(number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), text[..length]);
                written++;
            }

            if (RoundedNumber.TryFormat(number, decimals, keepsZeros: false, text, out length))
            {
                Assert.Equal(number.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture), text[..length]);
            }
        }

        Assert.InRange(written, 150_000, 200_000);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.125, 2)]
    [InlineData(2.675, 2)]
    [InlineData(-0.001, 2)]
    [InlineData(1e12, 0)]
    [InlineData(double.NaN, 2)]
    [InlineData(double.PositiveInfinity, 2)]
    public void What_is_in_doubt_is_left_to_the_framework(double number, int decimals) =>
        Assert.False(RoundedNumber.TryFormat(number, decimals, keepsZeros: true, new char[40], out _));

    [Fact]
    public void A_text_that_does_not_fit_is_not_written()
    {
        Assert.False(RoundedNumber.TryFormat(-12.5, 1, keepsZeros: true, new char[4], out _));
        Assert.True(RoundedNumber.TryFormat(-12.5, 1, keepsZeros: true, new char[5], out var length));
        Assert.Equal(5, length);
    }
}
