using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

/// <summary>Files that are tables all the same.</summary>
public sealed class OddTextTests
{
    private static readonly ReadOptions Rated = new() { Rate = new SamplingRate(1000) };

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    [InlineData("\n\n")]
    public void Line_ends_of_all_kinds_end_lines(string lineEnd)
    {
        using var reader = Reading.Text("time_s;EMG [uV]\n0,000;1,5\n0,001;2\n0,002;-3\n".Replace("\n", lineEnd, StringComparison.Ordinal));
        Assert.Equal([1.5, 2, -3], Samples.Of(reader));
        Assert.Equal("EMG", reader.Recording.Channels[0].Name);
        Assert.Empty(reader.Recording.Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_is_told_without_a_mark(bool isBigEndian)
    {
        var text = "time_s\tBíceps [µV]\n" + string.Concat(Enumerable.Range(0, 2000).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row / 1000m}\t{row}\n")));
        using var reader = Reading.Text(text, encoding: new UnicodeEncoding(isBigEndian, byteOrderMark: false));
        Assert.Equal("Bíceps", reader.Recording.Channels[0].Name);
        Assert.Equal(2000, reader.Recording.Channels[0].SampleCount);
        Assert.Contains(new("encoding", isBigEndian ? "UTF-16 BE" : "UTF-16 LE"), reader.Recording.Details);
    }

    [Fact]
    public void A_UTF_16_file_that_is_cut_within_a_letter_is_an_error_that_names_the_line()
    {
        var bytes = new UnicodeEncoding(bigEndian: false, byteOrderMark: true).GetBytes("\uFEFFtime_s;EMG_uV\n0,0;1\n0,1;2\n0,2;33\n");
        using var stream = new MemoryStream(bytes[..^3]);
        var error = Assert.Throws<RecordingException>(() => RecordingFile.OpenStream(stream, "-", new ReadOptions(), 0, TestContext.Current.CancellationToken));
        Assert.Contains("line 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quoted_title_may_go_over_lines()
    {
        using var reader = Reading.Text("time_s,\"EMG\r\nleft [uV]\",\"EMG\n\nright [mV]\"\r\n0,1,2\r\n0.001,3,4\r\n0.002,5,6\r\n");
        Assert.Equal(["EMG left", "EMG  right"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal(["uV", "mV"], reader.Recording.Channels.Select(channel => channel.Unit.Text));
        Assert.Equal([1.0, 3, 5], Samples.Of(reader));
        var error = Assert.Throws<RecordingException>(() => Reading.Text("time_s,\"EMG\nleft\"\n0,1\n0.001,3\n0.002,x\n"));
        Assert.Contains("line 5", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"time\",\"EMG\",\"Note\"", "\"x\"")]
    [InlineData("time,EMG,Note", "\"x\"")]
    [InlineData("time,EMG,Note", "")]
    [InlineData("\"time\",\"EMG\",\"Note\"", "\"\"")]
    public void A_table_may_have_quotes_around_all_fields_and_words_beside_numbers(string titles, string note)
    {
        using var reader = Reading.Text(titles + "\n" + string.Concat(Enumerable.Range(0, 500).Select(row => string.Create(CultureInfo.InvariantCulture, $"\"{row / 1000m}\",\"{row % 7}.5\",{note}\n"))));
        Assert.Equal(new SamplingRate(1000), Assert.Single(reader.Recording.Channels).Rate);
        Assert.Equal(Enumerable.Range(0, 500).Select(row => (row % 7) + 0.5), Samples.Of(reader));
        Assert.Equal(note == "\"x\"" ? ["x"] : [], reader.Recording.Annotations.Select(annotation => annotation.Text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_quoted_field_of_a_row_may_go_over_lines(string lineEnd)
    {
        // The rows with two lines are so many that one of them is cut by the end of the reader's buffer.
        const int Rows = 90_000;
        var text = new StringBuilder("time_s,note,EMG_uV").Append(lineEnd);
        for (var row = 0; row < Rows; row++)
        {
            var note = row % 100 >= 50 ? $"\"say \"\"two\"\"{lineEnd}lines\"" : "";
            text.Append(CultureInfo.InvariantCulture, $"{row / 1000m:F3},{note},{row % 7}").Append(lineEnd);
        }

        using var reader = Reading.Text(text.ToString());
        Assert.Equal([new Segment(0, Rows, 0)], Assert.Single(reader.Recording.Channels).Segments);
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => (double)(row % 7)), Samples.Of(reader));
        Assert.Equal(Rows / 100, reader.Recording.Annotations.Count);
        Assert.Equal(new Annotation(0.05m, 0.05m, "say \"two\" lines"), reader.Recording.Annotations[0]);
    }

    [Theory]
    [InlineData(3, 300)]
    [InlineData(300, 3)]
    public void Rows_of_two_lines_may_be_the_first_or_nearly_all(int twoLines, int oneLine)
    {
        var rows = Enumerable.Range(0, twoLines + oneLine).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row / 1000m:F3},{row % 7},{(row < twoLines ? "\"a\n\nb\"" : "")}\n"));
        using var reader = Reading.Text("time_s,EMG_uV,note\n" + string.Concat(rows));
        Assert.Equal([new Segment(0, twoLines + oneLine, 0)], Assert.Single(reader.Recording.Channels).Segments);
        Assert.Equal(new Annotation(0, twoLines / 1000m, "a  b"), Assert.Single(reader.Recording.Annotations));
    }

    [Fact]
    public void Errors_behind_rows_of_two_lines_name_the_line_and_quotes_that_never_close_are_letters()
    {
        const string Table = "time_s,note,EMG_uV\n0,\"a\nb\",1\n0.001,\"a\nb\",2\n0.002,\"a\nb\",3\n";
        Assert.Contains("line 8,", Assert.Throws<RecordingException>(() => Reading.Text(Table + "0.003,c,x\n")).Message, StringComparison.Ordinal);
        using var open = Reading.Text(Table + "0.003,\"open,4\n0.004,c,5\n");
        Assert.Equal([1.0, 2, 3, 4, 5], Samples.Of(open));
    }

    [Fact]
    public void An_inch_sign_above_the_table_opens_no_quotes()
    {
        using var reader = Reading.Text("screen: 24\"\nsubject: \"A\ntime_s,EMG_uV\n0,1\n0.001,3\n");
        Assert.Equal("EMG", reader.Recording.Channels[0].Name);
    }

    [Theory]
    [InlineData("time_s,EMG\n0.00,1\n0.01,2\n\ntime_s,EMG\n0.00,1\n0.01,2\n", "line 5")]
    [InlineData("time_s,EMG\n0.00,1\n0.01,2\ntime_s,EMG\n0.00,1\n", "line 4")]
    [InlineData("time_s,EMG\n0.00,1\n0.01,2\n\nTrajectories\n100\n", "line 5")]
    [InlineData("time_s,EMG,note\n0.00,1,a\n0.01,2,b\n\ntime_s,EMG,note\n0.00,1,c\n", "line 5")]
    public void Another_table_in_the_file_is_refused_with_its_line(string text, string place)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal("SECOND_TABLE", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_behind_an_empty_line_are_warned_of_unless_they_have_times()
    {
        using var reader = Reading.Text("a;b\n1;2\n3;4\n\n5;6\n\n\n", Rated);
        Assert.Equal([1.0, 3, 5], Samples.Of(reader));
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Equal(("EMPTY_LINES", "line 4"), (warning.Code, warning.Place));
        using var atEnd = Reading.Text("a;b\n1;2\n3;4\n\n\n", Rated);
        Assert.Empty(atEnd.Recording.Warnings);
    }

    [Theory]
    [InlineData(0, 1 << 20)]
    [InlineData(1, 16)]
    [InlineData(0, 256)]
    [InlineData(0, 65536)]
    public void A_running_number_that_jumps_shows_lost_rows(int first, int wrap)
    {
        var text = new StringBuilder("# sampling rate: 1000 Hz\nnSeq;EMG_uV\n");
        for (var row = 0; row < 200_000; row += row == 70_000 ? 8 : 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(row + first) % wrap};{row % 100}\n");
        }

        using var reader = Reading.Text(text.ToString());
        Assert.Equal([new Segment(0, 70_001, 0), new Segment(70_001, 129_992, 70.008m)], reader.Recording.Channels[0].Segments);
        Assert.Equal("ROWS_LOST", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Sample")]
    [InlineData("#1")]
    public void A_running_number_that_is_named_as_time_shows_lost_rows_as_well(string? column)
    {
        var text = "Sample;EMG_uV\n" + string.Concat(Enumerable.Range(0, 300).Select(row => string.Create(CultureInfo.InvariantCulture, $"{(row < 100 ? row : row + 50)};{row % 7}\n")));
        using var reader = Reading.Text(text, Rated with { TimeColumn = column });
        Assert.Equal([new Segment(0, 100, 0), new Segment(100, 200, 0.15m)], reader.Recording.Channels[0].Segments);
        Assert.Equal("ROWS_LOST", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData("frame;EMG_uV\n1;1\n1;2\n2;3\n2;4\n3;5\n3;6\n")]
    [InlineData("sample;EMG_uV\n1;1\n2;2\n3;3\n4;4\n5;5\n6;6\n")]
    public void Numbers_that_do_not_count_rows_and_those_without_a_jump_change_nothing(string text)
    {
        using var reader = Reading.Text(text, Rated);
        Assert.Equal([new Segment(0, 6, 0)], Assert.Single(reader.Recording.Channels).Segments);
        Assert.Empty(reader.Recording.Warnings);
    }

    [Fact]
    public void One_row_is_a_recording_if_its_rate_is_known()
    {
        using var reader = Reading.Text("EMG_uV;TA_uV\n1;2", Rated);
        Assert.Equal([1.0], Samples.Of(reader));
        Assert.Equal("TIME_IRREGULAR", Assert.Throws<RecordingException>(() => Reading.Text("time_s;EMG_uV\n0;1\n")).Code);
    }

    [Fact]
    public void The_widest_table_is_read_and_a_wider_one_refused()
    {
        foreach (var rows in (ReadOnlySpan<int>)[1, 50])
        {
            var line = string.Join(';', Enumerable.Range(0, 4096).Select(column => (column / 4m).ToString(CultureInfo.InvariantCulture)));
            using var reader = Reading.Text(string.Concat(Enumerable.Repeat(line + "\n", rows)), Rated);
            Assert.Equal(4096, reader.Recording.Channels.Count);
            Assert.Equal(Enumerable.Repeat(4095 / 4.0, rows), Samples.Of(reader, 4095));
        }

        var wide = string.Join(';', Enumerable.Repeat("1", 4097));
        Assert.Equal("TOO_MANY_COLUMNS", Assert.Throws<RecordingException>(() => Reading.Text(wide + "\n" + wide + "\n", Rated)).Code);
    }

    [Fact]
    public void Long_lines_are_read_up_to_a_megabyte()
    {
        var field = "0." + new string('1', 250);
        var line = string.Join(';', Enumerable.Repeat("1.5", 4000)) + "\n";
        using var reader = Reading.Text(string.Concat(Enumerable.Repeat(line, 200)), Rated);
        Assert.Equal(200, reader.Recording.Channels[3999].SampleCount);
        Assert.Equal("NO_TABLE", Assert.Throws<RecordingException>(() => Reading.Text(field + "\n" + field + "\n", Rated)).Code);
        Assert.Equal("LINE_TOO_LONG", Assert.Throws<RecordingException>(() => Reading.Text("1;2\n3;4\n5;" + new string(' ', 2 << 20) + "6\n", Rated)).Code);
    }

    [Theory]
    [InlineData("1e99", 1e99)]
    [InlineData("4.9e-324", double.Epsilon)]
    [InlineData("1e-400", 0)]
    [InlineData("0e99999", 0)]
    [InlineData("123456789012345678901234567890e-30", 0.12345678901234568)]
    public void Exponents_are_read_as_far_as_samples_go(string text, double expected)
    {
        using var reader = Reading.Text($"EMG;b\n{text};1\n1;1\n", Rated);
        Assert.Equal(expected, Samples.Of(reader)[0]);
    }

    [Theory]
    [InlineData("1e101", "'1e101' is too large, the largest number that is read is 1E+100.")]
    [InlineData("-1,0E+300", "is too large")]
    [InlineData("1e999999999999", "is too large")]
    [InlineData("1e1x", "is not a number")]
    public void Exponents_beyond_are_refused_as_too_large(string text, string message)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text($"EMG;b\n1;1\n1;1\n{text};1\n", Rated));
        Assert.Equal("BAD_NUMBER", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
