using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

/// <summary>Plain rows are read by a way of their own; it must not matter which rows are.</summary>
public sealed class PlainRowsTests
{
    private static readonly ReadOptions Rated = new() { Rate = new SamplingRate(1000) };

    [Theory]
    [InlineData(',', '.', "\n")]
    [InlineData(';', ',', "\r\n")]
    [InlineData('\t', '.', "\r")]
    [InlineData('\t', ',', "\n")]
    [InlineData(' ', '.', "\r\n")]
    [InlineData(',', ',', "\n")]
    public void Odd_lines_among_plain_ones_change_nothing(char delimiter, char sign, string lineEnd)
    {
        var random = new Random(delimiter + sign);
        for (var trial = 0; trial < 40; trial++)
        {
            const int Columns = 5;
            var expected = Enumerable.Range(0, Columns).Select(_ => new List<double>()).ToArray();
            var text = new StringBuilder();
            for (var row = 0; row < 1500; row++)
            {
                var odd = row > 3 && random.Next(1 + (trial * 10)) == 0;
                text.Append(odd && random.Next(4) == 0 ? "# a comment" + lineEnd : "");
                for (var column = 0; column < Columns; column++)
                {
                    var field = Field(random, odd && random.Next(2) == 0, sign, delimiter, out var value);
                    text.Append(column == 0 ? "" : delimiter).Append(field);
                    if (!double.IsNaN(value))
                    {
                        expected[column].Add(value);
                    }
                }

                text.Append(odd && random.Next(4) == 0 ? delimiter : "").Append(row == 1499 && trial % 2 == 0 ? "" : lineEnd);
            }

            using var reader = Reading.Text(text.ToString(), Rated, memoryBytes: 50_000);
            for (var column = 0; column < Columns; column++)
            {
                Assert.Equal(expected[column].ConvertAll(BitConverter.DoubleToInt64Bits), Samples.Of(reader, column).Select(BitConverter.DoubleToInt64Bits));
            }
        }
    }

    [Fact]
    public void Blank_tails_of_slow_channels_end_them_as_before()
    {
        var text = new StringBuilder("time,fast_uV,time,slow_uV\n");
        for (var row = 0; row < 5000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row / 1000m},{row},");
            text.Append(row < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{row / 200m},{-row}\n") : ",\n");
        }

        using var reader = Reading.Text(text.ToString());
        Assert.Equal([5000, 1000], reader.Recording.Channels.Select(channel => channel.SampleCount));
        Assert.Equal([0, 0], reader.Recording.Channels.Select(channel => channel.MissingSamples));
        Assert.Equal(Enumerable.Range(0, 1000).Select(row => -(double)row), Samples.Of(reader, 1));
    }

    [Fact]
    public void A_time_behind_a_row_without_one_is_refused_whichever_way_the_row_is_read()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(row => string.Create(CultureInfo.InvariantCulture, $"{(row is > 20 and < 60 ? "" : row / 1000m)},{row}\n")));
        var error = Assert.Throws<RecordingException>(() => Reading.Text("time_s,EMG_uV\n" + text));
        Assert.Equal("TIME_MISSING", error.Code);
        Assert.Contains("line 62", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,2\n3,4,5\n", "RAGGED_ROW", "line 4")]
    [InlineData("1,2\n3\n", "RAGGED_ROW", "line 4")]
    [InlineData("1,2\n3,4x\n", "BAD_NUMBER", "line 4")]
    [InlineData("1,2\n3,4 5\n", "BAD_NUMBER", "line 4")]
    [InlineData("1,2\n3,1.5.5\n", "BAD_NUMBER", "line 4")]
    [InlineData("1,2\n3,1e999\n", "BAD_NUMBER", "line 4")]
    [InlineData("1,2\n3,\"4\n", "BAD_NUMBER", "line 4")]
    public void A_bad_row_behind_plain_ones_is_named(string rows, string code, string place)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text("a,b\n0,0\n" + rows + "5,6\n", Rated));
        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    private static string Field(Random random, bool isOdd, char sign, char delimiter, out double value)
    {
        value = Math.Round((random.NextDouble() - 0.5) * 1000, random.Next(6));
        var plain = value.ToString(random.Next(5) == 0 ? "E17" : "R", CultureInfo.InvariantCulture).Replace('.', sign);
        plain = sign == delimiter && plain.Contains(sign, StringComparison.Ordinal) ? $"\"{plain}\"" : plain;
        value = double.Parse(plain.Trim('"').Replace(sign, '.'), CultureInfo.InvariantCulture);
        if (!isOdd)
        {
            return plain;
        }

        switch (random.Next(delimiter == ' ' ? 2 : 5))
        {
            case 0:
                return plain.StartsWith('"') ? plain : $"\"{plain}\"";
            case 1:
                value = double.NaN;
                return "NaN";
            case 2:
                value = double.NaN;
                return random.Next(2) == 0 ? "" : " ";
            case 3:
                return $" {plain} ";
            default:
                return plain.StartsWith('-') || plain.StartsWith('"') ? plain : "+" + plain;
        }
    }
}
