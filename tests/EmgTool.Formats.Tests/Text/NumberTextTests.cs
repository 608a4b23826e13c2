using System.Globalization;
using System.Text;
using EmgTool.Formats.Text;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class NumberTextTests
{
    [Fact]
    public void Numbers_are_read_to_the_last_bit_as_the_runtime_reads_them()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 200_000; trial++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 12));
            var text = (trial % 6) switch
            {
                0 => value.ToString("R", CultureInfo.InvariantCulture),
                1 => value.ToString("F4", CultureInfo.InvariantCulture),
                2 => value.ToString("E6", CultureInfo.InvariantCulture),
                3 => random.Next(-40_000, 40_000).ToString(CultureInfo.InvariantCulture),
                4 => "+" + Math.Abs(value).ToString("F12", CultureInfo.InvariantCulture),
                _ => value.ToString("F2", CultureInfo.InvariantCulture).Replace("0.", ".", StringComparison.Ordinal),
            };
            Assert.Equal(FieldKind.Number, NumberText.Read(Encoding.ASCII.GetBytes(text), out var read, out _));
            Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(read));
        }
    }

    [Theory]
    [InlineData("1,5", 1.5)]
    [InlineData("-0,001", -0.001)]
    [InlineData(" 7 ", 7)]
    [InlineData("1.", 1)]
    [InlineData("1e3", 1000)]
    [InlineData("1,5E-3", 0.0015)]
    [InlineData("12345678901234567890", 12345678901234567890.0)]
    public void Decimal_commas_blanks_and_exponents_are_numbers(string text, double expected)
    {
        Assert.Equal(FieldKind.Number, NumberText.Read(Encoding.ASCII.GetBytes(text), out var value, out _));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_blank(string text) => Assert.Equal(FieldKind.Blank, NumberText.Read(Encoding.ASCII.GetBytes(text), out _, out _));

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("-nan")]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("null")]
    [InlineData("-")]
    [InlineData("*")]
    [InlineData("inf")]
    [InlineData("-Inf")]
    [InlineData("1.#QNAN")]
    public void Words_for_missing_values_are_missing(string text)
    {
        Assert.Equal(FieldKind.Missing, NumberText.Read(Encoding.ASCII.GetBytes(text), out var value, out _));
        Assert.True(double.IsNaN(value));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1,234,567")]
    [InlineData("1.234,5")]
    [InlineData("1,234.5")]
    [InlineData("1.2.3")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("5V")]
    [InlineData("--1")]
    [InlineData("1 2")]
    [InlineData("12:30:01")]
    [InlineData("1\u00005")]
    public void Anything_else_is_no_number(string text) => Assert.Equal(FieldKind.Other, NumberText.Read(Encoding.ASCII.GetBytes(text), out _, out _));
}
