using EmgTool.Core;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

/// <summary>What is inferred can be said instead.</summary>
public sealed class ForcedLayoutTests
{
    private const string TwoTimes = "time_s,clock_ms,EMG_uV\n0.00,0,1\n0.01,5,2\n0.02,10,3\n";

    private static readonly ReadOptions Rated = new() { Rate = new SamplingRate(1000) };

    [Fact]
    public void The_decimal_sign_settles_what_a_comma_is()
    {
        const string Text = "0,1\n0,2\n0,3\n";
        using var comma = Reading.Text(Text, Rated with { DecimalSign = ',' });
        Assert.Equal([0.1, 0.2, 0.3], Samples.Of(comma));
        using var point = Reading.Text(Text, Rated with { DecimalSign = '.' });
        Assert.Equal([1.0, 2, 3], Samples.Of(point, 1));
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n2,5;3\n", '.', "MIXED_DECIMALS", "line 2")]
    [InlineData("a;b\n1;2\n2.5;3\n", ',', "MIXED_DECIMALS", "--decimal")]
    public void Numbers_with_another_decimal_sign_are_refused(string text, char sign, string code, string place)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text, Rated with { DecimalSign = sign }));
        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_that_cannot_be_decimal_is_refused() =>
        Assert.Contains("--decimal", Assert.Throws<SettingsException>(() => Reading.Text(TwoTimes, new() { DecimalSign = '\'' })).Message, StringComparison.Ordinal);

    [Fact]
    public void Titles_may_be_numbers_above_comments_or_not_there_at_all()
    {
        using var numbers = Reading.Text("1,2\n5,6\n7,8\n", Rated with { TitleLine = 1 });
        Assert.Equal(["1", "2"], numbers.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([5.0, 7], Samples.Of(numbers));
        using var above = Reading.Text("left;right\nsecond;line\n1;2\n3;4\n", Rated with { TitleLine = 1 });
        Assert.Equal(["left", "right"], above.Recording.Channels.Select(channel => channel.Name));
        using var units = Reading.Text("EMG;knee\nmV;deg\n1;2\n3;4\n", Rated with { TitleLine = 1 });
        Assert.Equal(["mV", "deg"], units.Recording.Channels.Select(channel => channel.Unit.Text));
        using var none = Reading.Text("EMG;knee\n1;2\n3;4\n", Rated with { TitleLine = 0 });
        Assert.Equal(["signal 1", "signal 2"], none.Recording.Channels.Select(channel => channel.Name));
    }

    [Fact]
    public void A_title_line_that_does_not_fit_is_named()
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text("a;b;c\nd;e\n1;2\n3;4\n", Rated with { TitleLine = 1 }));
        Assert.Equal("COLUMNS_DIFFER", error.Code);
        Assert.Contains("line 1 has 3 titles", error.Message, StringComparison.Ordinal);
        Assert.Throws<SettingsException>(() => Reading.Text("a;b\n1;2\n3;4\n", Rated with { TitleLine = 9 }));
    }

    [Theory]
    [InlineData("clock_ms")]
    [InlineData("CLOCK_MS")]
    [InlineData("#2")]
    public void The_time_column_may_be_named_or_counted(string asked)
    {
        using var reader = Reading.Text(TwoTimes, new ReadOptions { TimeColumn = asked });
        Assert.Equal("EMG", Assert.Single(reader.Recording.Channels).Name);
        Assert.Equal(new SamplingRate(200), reader.Recording.Channels[0].Rate);
    }

    [Fact]
    public void No_time_column_needs_a_rate()
    {
        Assert.Equal("RATE_UNKNOWN", Assert.Throws<RecordingException>(() => Reading.Text(TwoTimes, new() { TimeColumn = "" })).Code);
        using var reader = Reading.Text("time_s,EMG_uV\n5,1\n3,2\n4,3\n", Rated with { TimeColumn = "" });
        Assert.Equal([1.0, 2, 3], Samples.Of(reader));
        Assert.Empty(reader.Recording.Warnings);
    }

    [Theory]
    [InlineData("speed", "'time_s'")]
    [InlineData("#4", "#1 to #3")]
    [InlineData("#0", "#1 to #3")]
    public void A_time_column_that_is_not_there_is_refused_with_those_that_are(string asked, string hint) =>
        Assert.Contains(hint, Assert.Throws<SettingsException>(() => Reading.Text(TwoTimes, new() { TimeColumn = asked })).Message, StringComparison.Ordinal);

    [Fact]
    public void Words_cannot_be_the_time()
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text("note,EMG_uV,time_s\nx,1,0\ny,2,0.01\nz,3,0.02\n", new() { TimeColumn = "note" }));
        Assert.Equal("TIME_COLUMN", error.Code);
    }
}
