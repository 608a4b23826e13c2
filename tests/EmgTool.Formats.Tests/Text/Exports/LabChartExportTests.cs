using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class LabChartExportTests
{
    private const string Head = "ChannelTitle=\tEMG\tForce\nRange=\t10.000 mV\t1.1 \n";

    [Fact]
    public void Blocks_are_segments_with_the_times_of_their_dates_and_comments_are_annotations()
    {
        using var reader = Reading.Text(ExportSamples.LabChart);
        var recording = reader.Recording;

        Assert.Equal(new DateTime(2025, 7, 17, 15, 34, 45).AddTicks(6_910_190), recording.Start);
        Assert.Equal("Push V|EMG mV|Pressure cmH2O", string.Join('|', recording.Channels.Select(channel => $"{channel.Name} {channel.Unit.Text}")));
        Assert.All(recording.Channels, channel => Assert.Equal(new SamplingRate(100), channel.Rate));

        // 15:57:43.125743 - 15:34:45.691019 = 1377.434724 s.
        Assert.Equal([new Segment(0, 4, 0.5m), new Segment(4, 2, 1377.434724m)], recording.Channels[0].Segments);
        Assert.Equal([new Segment(0, 1, 0.5m), new Segment(1, 2, 0.52m), new Segment(3, 2, 1377.434724m)], recording.Channels[1].Segments);
        Assert.Equal([new Segment(0, 2, 0.5m), new Segment(2, 1, 0.53m), new Segment(3, 2, 1377.434724m)], recording.Channels[2].Segments);
        Assert.Equal([3.5e6, 3.25e6, 3e6, 2.5e6, 1.5e6, 1.25e6], Samples.Of(reader, 0));
        Assert.Equal([250.0, -500, 125, 750, 1000], Samples.Of(reader, 1));
        Assert.Equal([24.5, 24, 23, 11, 12], Samples.Of(reader, 2));
        Assert.Equal([0L, 1, 1], recording.Channels.Select(channel => channel.MissingSamples));
        Assert.Equal(
            [
                new Annotation(0.51m, null, "INSPI"), new Annotation(0.53m, null, "cough", "EMG"), new Annotation(0.53m, null, "both"),
                new Annotation(1377.434724m, null, "EXPI", "Push"),
            ],
            recording.Annotations);
        Assert.Contains(new("sampling rate", "100 Hz from line 1 (Interval)"), recording.Details);
        Assert.Contains(new("block", "1: 4 rows from line 10, starts at 0.5 s"), recording.Details);
        Assert.Contains(new("block", "2: 2 rows from line 23, starts at 1377.434724 s"), recording.Details);
    }

    [Fact]
    public void A_comment_keeps_its_channel_where_one_before_is_left_out()
    {
        using var reader = Reading.Text("Interval=\t1 s\nChannelTitle=\tA\tB\tC\n0\tNaN\t1\t2\t#2 hello\n1\tNaN\t3\t4\t#1 gone\n2\tNaN\t5\t6\t#3 end\n");
        Assert.Equal(["B", "C"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([new Annotation(0, null, "hello", "B"), new Annotation(1, null, "gone"), new Annotation(2, null, "end", "C")], reader.Recording.Annotations);
    }

    [Theory]
    [InlineData("0.5 ms", 2000, 1)]
    [InlineData("0,5 ms", 2000, 1)]
    [InlineData("500 \u00B5s", 2000, 1)]
    [InlineData("1E-3 s", 1000, 1)]
    [InlineData("0.1 min", 1, 6)]
    [InlineData("0.5 hr", 1, 1800)]
    [InlineData("0.03 s", 100, 3)]
    public void The_interval_gives_the_rate_exactly(string interval, long samples, long seconds)
    {
        using var reader = Reading.Text($"Interval=\t{interval}\n{Head}1\t2\n3\t4\n", encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252));
        Assert.All(reader.Recording.Channels, channel => Assert.Equal(new SamplingRate(samples, seconds), channel.Rate));
        Assert.Equal([new Segment(0, 2, 0)], reader.Recording.Channels[0].Segments);
        Assert.Equal([1000.0, 3000], Samples.Of(reader, 0));
        Assert.Equal("", reader.Recording.Channels[1].Unit.Text);
        Assert.Null(reader.Recording.Start);
    }

    [Theory]
    [InlineData("0:00:01.5", 1.5)]
    [InlineData("2:03:50.1", 7430.1)]
    [InlineData("1:30", 90)]
    [InlineData("-0.25", -0.25)]
    [InlineData("1,25", 1.25)]
    public void The_first_time_of_a_block_may_be_a_clock_time(string time, double seconds)
    {
        using var reader = Reading.Text($"Interval=\t0.01 s\n{Head}{time}\t1\t2\n{time}\t3\t4\n");
        Assert.Equal([new Segment(0, 2, (decimal)seconds)], reader.Recording.Channels[0].Segments);
    }

    [Theory]
    [InlineData("StartOfBlock", "10", "11", 10, 111)]
    [InlineData("", "10", "11", 10, 111)]
    [InlineData("StartOfFile", "10", "111", 10, 111)]
    [InlineData("TimeOfDay", "12:00:10", "12:01:51", 10, 111)]
    [InlineData("TimeOfDay", "12:00:10 PM", "0:00:05 AM", 10, 43205)]
    public void Times_count_from_the_block_the_file_or_midnight(string format, string first, string second, int from, int to)
    {
        // Day 45000 of the calendar is 2023-03-15, its half is noon; the second block begins 100 s later.
        using var reader = Reading.Text(
            $"Interval=\t1 s\nExcelDateTime=\t45000.5\tx 12:00:00\nTimeFormat=\t{format}\n{Head}{first}\t1\t2\n"
            + $"Interval=\t1 s\nExcelDateTime=\t45000.501157407407\tx 12:01:40.000000\nTimeFormat=\t{format}\n{Head}{second}\t3\t4\n");
        Assert.Equal([new Segment(0, 1, from), new Segment(1, 1, to)], reader.Recording.Channels[0].Segments);
        Assert.Equal(new DateTime(2023, 3, 15, 12, 0, 0), reader.Recording.Start);
    }

    [Fact]
    public void The_unit_of_the_range_counts_only_where_no_conversion_was_made()
    {
        using var reader = Reading.Text(
            "Interval=\t1 ms\nChannelTitle=\ta\tb\tc\td\nRange=\t500.0 mV\t500.0 mV\t500.0 \u00B5V\t2 V\nUnitName=\t*\t\tmmHg\n1\t2\t3\t4\n5\t6\t7\t8\n", encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252));
        Assert.Equal(["mV", "", "mmHg", ""], reader.Recording.Channels.Select(channel => channel.Unit.Text));
        using var without = Reading.Text("Interval=\t1 ms\nChannelTitle=\ta\tb\nRange=\t500.0 mV\t500,0 \u00B5V\n1\t2\n5\t6\n", encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252));
        Assert.Equal(["mV", "\u00B5V"], without.Recording.Channels.Select(channel => channel.Unit.Text));
    }

    [Fact]
    public void Decimal_commas_are_read_in_header_and_rows()
    {
        using var reader = Reading.Text("Interval=\t0,01 s\nExcelDateTime=\t4,5000500000000000e+04\t15.03.23 12:00:00,000000\nChannelTitle=\tEMG\nRange=\t10,000 mV\n0,5\t1,25\n0,51\t-2,5\t#* a, b\n");
        Assert.Equal([1250.0, -2500], Samples.Of(reader));
        Assert.Equal([new Segment(0, 2, 0.5m)], reader.Recording.Channels[0].Segments);
        Assert.Equal(new Annotation(0.51m, null, "a, b"), Assert.Single(reader.Recording.Annotations));
        Assert.Equal(new DateTime(2023, 3, 15, 12, 0, 0), reader.Recording.Start);
    }

    [Fact]
    public void Blocks_with_other_channels_or_rates_are_channels_of_their_own_with_a_warning()
    {
        const string Date = "ExcelDateTime=\t45000.5\n";
        using var reader = Reading.Text(
            "Interval=\t0.01 s\n" + Date + "ChannelTitle=\tEMG\tForce\nRange=\t1 mV\t1 N\n0\t1\t2\n0.01\t3\t4\n"
            + "Interval=\t0.001 s\n" + Date.Replace("45000.5", "45000.75", StringComparison.Ordinal) + "ChannelTitle=\tEMG\tForce\nRange=\t1 mV\t1 N\n0\t5\t6\t#2 x\n"
            + "Interval=\t0.01 s\n" + Date.Replace("45000.5", "45001.5", StringComparison.Ordinal) + "ChannelTitle=\tEMG\tForce\nRange=\t1 mV\t1 N\n0\t7\t8\n");
        Assert.Equal("EMG 100|Force 100|EMG 1000|Force 1000", string.Join('|', reader.Recording.Channels.Select(channel => $"{channel.Name} {channel.Rate}")));
        Assert.Equal([new Segment(0, 2, 0), new Segment(2, 1, 86400)], reader.Recording.Channels[0].Segments);
        Assert.Equal([new Segment(0, 1, 21600)], reader.Recording.Channels[3].Segments);
        Assert.Equal([1000.0, 3000, 7000], Samples.Of(reader, 0));
        Assert.Equal([6.0], Samples.Of(reader, 3));
        Assert.Equal(new Annotation(21600, null, "x", "Force"), Assert.Single(reader.Recording.Annotations));
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Equal(("BLOCKS_DIFFER", "line 7"), (warning.Code, warning.Place));
    }

    [Fact]
    public void A_block_without_rows_is_told_and_one_without_a_date_follows_the_block_above()
    {
        using var reader = Reading.Text($"Interval=\t0.5 s\n{Head}1\t2\n3\t4\nInterval=\t0.5 s\n{Head}\nInterval=\t0.5 s\n{Head}5\t6\n");
        Assert.Equal([new Segment(0, 2, 0), new Segment(2, 1, 1)], reader.Recording.Channels[0].Segments);
        Assert.Equal("EMPTY_BLOCK line 6|BLOCK_START_UNKNOWN line 10", string.Join('|', reader.Recording.Warnings.Select(warning => $"{warning.Code} {warning.Place}")));
    }

    [Fact]
    public void A_block_that_starts_before_the_end_of_another_is_warned_of()
    {
        const string Block = "Interval=\t1 s\nExcelDateTime=\t45000.5\n" + Head + "0\t1\t2\n1\t3\t4\n";
        using var reader = Reading.Text(Block + Block);
        Assert.Equal([new Segment(0, 2, 0), new Segment(2, 2, 0)], reader.Recording.Channels[0].Segments);
        Assert.Equal(("TIME_OVERLAP", "line 7"), (Assert.Single(reader.Recording.Warnings).Code, reader.Recording.Warnings[0].Place));
    }

    [Fact]
    public void Without_an_interval_the_time_column_gives_the_rate_and_the_user_may_say_it()
    {
        using var reader = Reading.Text($"{Head}0\t1\t2\n0.002\t3\t4\n0.004\t5\t6\n");
        Assert.Equal(new SamplingRate(500), reader.Recording.Channels[0].Rate);
        using var asked = Reading.Text($"Interval=\t0.01 s\n{Head}1\t2\n3\t4\n", new ReadOptions { Rate = new SamplingRate(250), Unit = SignalUnit.Microvolt });
        Assert.Equal(new SamplingRate(250), asked.Recording.Channels[0].Rate);
        Assert.Equal([1.0, 3], Samples.Of(asked));
        Assert.Equal("RATE_UNKNOWN", Assert.Throws<RecordingException>(() => Reading.Text($"{Head}1\t2\n3\t4\n")).Code);
    }

    [Fact]
    public void Titles_may_repeat_and_a_file_that_went_through_a_spreadsheet_has_its_delimiter()
    {
        using var reader = Reading.Text("Interval=;0,01 s\nChannelTitle=;EMG;EMG\nRange=;1 mV;2 mV\n0;1,5;2\n0,01;2,5;3\n");
        Assert.Equal(["EMG", "EMG"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([2000.0, 3000], Samples.Of(reader, 1));
    }

    [Theory]
    [InlineData("Interval=\t0.01\nChannelTitle=\tEMG\n1\n", "BAD_HEADER", "line 1: '0.01' is no interval")]
    [InlineData("Interval=\t-1 s\nChannelTitle=\tEMG\n1\n", "BAD_HEADER", "line 1: '-1 s' is no interval")]
    [InlineData("Interval=\t1 furlong\nChannelTitle=\tEMG\n1\n", "BAD_HEADER", "line 1: '1 furlong' is no interval")]
    [InlineData("Interval=\t0.01 s\nRange=\t1 V\n1\n2\n", "BAD_HEADER", "line 1: the header that begins here names no channels")]
    [InlineData("Interval=\t0.01 s\nRange=\t1 V\n", "HEADER_TRUNCATED", "line 2: the file ends")]
    [InlineData("Interval=\t0.01 s\nChannelTitle=\tEMG\tECG\n1\t2\t3\t4\n", "BAD_HEADER", "line 3: the row has 4 fields, but line 2 names 2 channels")]
    [InlineData("Interval=\t0.01 s\nChannelTitle=\tEMG\nx\t2\n", "BAD_HEADER", "line 3: 'x' is no time")]
    [InlineData("Interval=\t0.01 s\nChannelTitle=\tEMG\n0\t2\n0.01\tabc\n", "BAD_NUMBER", "line 4, column 'EMG': 'abc'")]
    [InlineData("Interval=\t0.01 s\nChannelTitle=\tEMG\n0\t2\n0.01\t1,5\n0.02\t1.5\n", "MIXED_DECIMALS", "line 5")]
    [InlineData("Interval=\t0.01 s\nChannelTitle=\tEMG\n", "NO_SAMPLES", "no samples")]
    public void A_damaged_header_or_row_is_an_error_that_names_the_line(string text, string code, string message)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }
}
