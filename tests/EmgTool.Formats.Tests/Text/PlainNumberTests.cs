using System.Globalization;
using System.Text;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class PlainNumberTests
{
    [Fact]
    public void A_million_random_numbers_in_all_notations_are_read_to_the_last_bit()
    {
        var random = new Random(7);
        var plain = 0;
        for (var trial = 0; trial < 1_000_000; trial++)
        {
            var value = trial % 3 == 0 ? random.NextInt64(1L << 53) * Math.Pow(2, random.Next(-90, 10)) : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-25, 18));
            var text = (trial % 8) switch
            {
                0 => value.ToString("R", CultureInfo.InvariantCulture),
                1 => value.ToString("E18", CultureInfo.InvariantCulture),
                2 => value.ToString("E16", CultureInfo.InvariantCulture),
                3 => ((decimal)random.NextInt64() / (decimal)Math.Pow(10, random.Next(0, 19))).ToString(CultureInfo.InvariantCulture),
                4 => random.NextInt64(-1L << 62, 1L << 62).ToString(CultureInfo.InvariantCulture),
                5 => (value / 1e6).ToString("F17", CultureInfo.InvariantCulture),
                6 => value.ToString("G17", CultureInfo.InvariantCulture) + (value.ToString("G17", CultureInfo.InvariantCulture).Contains('E', StringComparison.Ordinal) ? "" : "e" + random.Next(-30, 30).ToString(CultureInfo.InvariantCulture)),
                _ => random.Next(-40_000, 40_000).ToString(CultureInfo.InvariantCulture),
            };
            plain += Check(text) ? 1 : 0;
        }

        // What is left to the runtime must stay rare, or reading is slow.
        Assert.InRange(plain, 850_000, 1_000_000);
    }

    [Fact]
    public void Numbers_half_way_between_two_doubles_go_to_the_even_one()
    {
        var random = new Random(8);
        for (var trial = 0; trial < 200_000; trial++)
        {
            // An odd number of 54 bits lies half-way between two neighbours; so it does when divided by a power of two, exactly in decimal.
            var odd = (1UL << 53) | ((ulong)random.NextInt64(1L << 53) | 1);
            Check(odd.ToString(CultureInfo.InvariantCulture));
            Check((odd / 2m).ToString(CultureInfo.InvariantCulture));
            Check((odd / 8m).ToString(CultureInfo.InvariantCulture));
            Check((odd + 1).ToString(CultureInfo.InvariantCulture) + "e" + random.Next(-5, 25).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", -0.0)]
    [InlineData("0.000000000000000000", 0)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("9007199254740995", 9007199254740996)]
    [InlineData("9999999999999999999", 1e19)]
    [InlineData("1e22", 1e22)]
    [InlineData("1E+023", 1e23)]
    [InlineData("8.5e-0042", 8.5e-42)]
    [InlineData("0.1e1", 1)]
    [InlineData("5.", 5)]
    [InlineData(".5", 0.5)]
    public void Borders_are_right(string text, double expected)
    {
        Assert.Equal(text.Length, PlainNumber.Read(Encoding.ASCII.GetBytes(text), 0, (byte)'.', out var value, out _, out _));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e99999")]
    [InlineData("1e400")]
    [InlineData("12345678901234567890")]
    [InlineData("NaN")]
    public void What_is_not_plain_is_left_to_others(string text) =>
        Assert.Equal(-1, PlainNumber.Read(Encoding.ASCII.GetBytes(text), 0, (byte)'.', out _, out _, out _));

    /// <returns>Whether the number was plain.</returns>
    private static bool Check(string text)
    {
        var length = PlainNumber.Read(Encoding.ASCII.GetBytes(text), 0, (byte)'.', out var value, out _, out _);
        if (length > 0)
        {
            Assert.Equal(text.Length, length);
            Assert.True(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value), text);
        }

        return length > 0;
    }
}
