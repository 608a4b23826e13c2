using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class AcqKnowledgeExportTests
{
    [Fact]
    public void Interval_names_units_and_values_are_read()
    {
        using var reader = Reading.Text(ExportSamples.AcqKnowledge);
        Assert.Equal("Paw - TSD104A, DA100C cmH2O|EMGdi - EMG100C mV", string.Join('|', reader.Recording.Channels.Select(channel => $"{channel.Name} {channel.Unit.Text}")));
        Assert.All(reader.Recording.Channels, channel => Assert.Equal(new SamplingRate(2000), channel.Rate));
        Assert.All(reader.Recording.Channels, channel => Assert.Equal([new Segment(0, 4, 0)], channel.Segments));
        Assert.Equal([5, 5.01, 5.02, 5.03], Samples.Of(reader, 0));
        Assert.Equal([-100.0, 60, 10, -40], Samples.Of(reader, 1));
        Assert.Empty(reader.Recording.Warnings);
        Assert.Contains(new("sampling rate", "2000 Hz from line 2, and the time column"), reader.Recording.Details);
        Assert.Contains(new("unit", "mV from lines 4 to 7"), reader.Recording.Details);
    }

    [Theory]
    [InlineData("0.5 msec/sample", 2000, 1)]
    [InlineData("0,5 msec/sample", 2000, 1)]
    [InlineData("0.5 msec/sample\tSample rate =\t2000Hz", 2000, 1)]
    [InlineData("500 \u00B5sec/sample", 2000, 1)]
    [InlineData("0.0005 sec/sample", 2000, 1)]
    [InlineData("0.8 msec/sample", 1250, 1)]
    [InlineData("1 min/sample", 1, 60)]
    [InlineData("2000 Hz", 2000, 1)]
    [InlineData("2 kHz", 2000, 1)]
    public void The_interval_gives_the_rate_exactly(string interval, long samples, long seconds)
    {
        using var reader = Reading.Text($"a.acq\r\n{interval}\r\n1 channels\r\nEMG\r\nmV\r\nCH1\t\r\n3\t\r\n1.5\t\r\n2.5\t\r\n3.5\t\r\n", encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252));
        Assert.Equal(new SamplingRate(samples, seconds), reader.Recording.Channels[0].Rate);
        Assert.Equal([1500.0, 2500, 3500], Samples.Of(reader));
        Assert.Empty(reader.Recording.Warnings);
    }

    [Fact]
    public void The_date_of_the_recording_is_its_start()
    {
        using var reader = Reading.Text("Recording on: 2025-02-21 11:05:38.634\n0.5 msec/sample\n1 channels\nEMG\nmV\nmilliSec\tCH1\n\t2\n0.0\t-0.05\n0.5\t0.25\n");
        Assert.Equal(new DateTime(2025, 2, 21, 11, 5, 38, 634), reader.Recording.Start);
        Assert.Equal([-50.0, 250], Samples.Of(reader));
        using var behind = Reading.Text("a.acq\n0.5 msec/sample\n1 channels\nEMG\nmV\nRecording on: 2025-02-21 11:05:38.634\n\nmilliSec\tCH1\n0.0\t-0.05\n0.5\t0.25\n");
        Assert.Equal(new DateTime(2025, 2, 21, 11, 5, 38, 634), behind.Recording.Start);
    }

    [Theory]
    [InlineData("msec", "20670", "20671", 20.670)]
    [InlineData("sec", "20.670", "20.671", 20.670)]
    [InlineData("min", "0.34450000", "0.34451667", 20.670)]
    public void Without_the_header_the_time_column_gives_the_rate_and_the_start(string unit, string first, string second, double start)
    {
        using var reader = Reading.Text($"{unit}\tCH1\tCH40\t\n\t2\t2\t\n{first}\t1.5\t2\t\n{second}\t2.5\t3\t\n");
        Assert.Equal(["CH1", "CH40"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal(new SamplingRate(1000), reader.Recording.Channels[0].Rate);
        Assert.Equal(start, (double)reader.Recording.Channels[0].Segments[0].StartSeconds, 1e-9);
        Assert.Equal([1.5, 2.5], Samples.Of(reader));
        Assert.Equal("AcqKnowledge text", reader.Recording.Format);
    }

    [Fact]
    public void Rows_of_whole_numbers_are_no_numbers_of_samples()
    {
        const string Head = "a.acq\n1 msec/sample\n2 channels\nEMG\nmV\nECG\nmV\nCH1\tCH2\n";
        using var counted = Reading.Text(Head + "3\t3\n1\t2\n3\t4\n5\t6\n");
        Assert.Equal([1000.0, 3000, 5000], Samples.Of(counted));
        using var uncounted = Reading.Text(Head + "10\t20\n30\t40\n50\t60\n");
        Assert.Equal([10_000.0, 30_000, 50_000], Samples.Of(uncounted));
    }

    [Fact]
    public void Channels_sampled_more_slowly_are_told()
    {
        const string Head = "a.acq\n1 msec/sample\n2 channels\nEMG\nmV\nForce\nN\nmsec\tCH1\tCH2\n\t4\t2\n";
        using var repeated = Reading.Text(Head + "0\t1\t5\n1\t2\t5\n2\t3\t6\n3\t4\t6\n");
        Assert.Equal([5.0, 5, 6, 6], Samples.Of(repeated, 1));
        var warning = Assert.Single(repeated.Recording.Warnings);
        Assert.Equal(("SAMPLES_REPEATED", "line 9, channel 'Force'"), (warning.Code, warning.Place));
        using var ended = Reading.Text(Head + "0\t1\t5\n1\t2\t6\n2\t3\t\n3\t4\t\n");
        Assert.Equal([5.0, 6], Samples.Of(ended, 1));
        Assert.Empty(ended.Recording.Warnings);
    }

    [Fact]
    public void Columns_of_that_name_alone_are_a_table_like_any_other()
    {
        using var reader = Reading.Text("time,CH1,CH2\n0.000,1,2\n0.001,3,4\n0.002,5,6\n");
        Assert.Equal("CSV", reader.Recording.Format);
    }

    [Fact]
    public void A_file_that_is_cut_has_fewer_samples_than_it_says()
    {
        using var reader = Reading.Text(ExportSamples.AcqKnowledge.Replace("\t4\t4\t", "\t400\t400\t", StringComparison.Ordinal));
        Assert.Equal("SAMPLE_COUNT line 9, channel 'Paw - TSD104A, DA100C'", $"{reader.Recording.Warnings[0].Code} {reader.Recording.Warnings[0].Place}");
        Assert.Equal(4, reader.Recording.Channels[0].SampleCount);
    }

    [Fact]
    public void Decimal_commas_and_options_are_minded()
    {
        const string Text = "a.acq\n0,5 msec/sample\n1 channels\nEMG\nVolts\nmsec\tCH1\t\n\t2\t\n0\t0,5\t\n0,5\t-0,25\t\n";
        using var reader = Reading.Text(Text);
        Assert.Equal([5e5, -2.5e5], Samples.Of(reader));
        using var asked = Reading.Text(Text, new ReadOptions { Unit = SignalUnit.Microvolt, Rate = new SamplingRate(1000) });
        Assert.Equal([0.5, -0.25], Samples.Of(asked));
        Assert.Equal(new SamplingRate(1000), asked.Recording.Channels[0].Rate);
    }

    [Theory]
    [InlineData("a\n0.5 msec/sample\n", "HEADER_TRUNCATED", "line 2: the file ends, but the number of channels")]
    [InlineData("a\n0.5 msec/sample\n3 channels\nEMG\nmV\n", "HEADER_TRUNCATED", "line 5: the file ends, but names and units of 3 channels")]
    [InlineData("a\n0.5 msec/sample\n1 channels\nEMG\nmV\n1\n2\n3\n", "BAD_HEADER", "line 6: a row of columns")]
    [InlineData("a\n0.5 msec/sample\n2 channels\nEMG\nmV\nECG\nmV\nCH1\n1\n2\n3\n", "BAD_HEADER", "line 8: the row of columns has 1 fields, but line 3 announces 2 channels")]
    [InlineData("a\n0.5 msec/sample\n999999999999999999999 channels\nEMG\nmV\nCH1\n1\n2\n3\n", "BAD_HEADER", "line 3")]
    [InlineData("a\n0.0 msec/sample\n1 channels\nEMG\nmV\nCH1\n1\n2\n3\n", "BAD_HEADER", "line 2: '0.0 msec/sample' gives no sampling rate")]
    [InlineData("CH1\tCH2\n2\t2\n1.5\t2\n3\t4\n", "RATE_UNKNOWN", "neither a time column")]
    [InlineData("msec\tCH1\n\t2\n0\t1\n1\tx\n", "BAD_NUMBER", "line 4, column 'CH1'")]
    public void A_damaged_header_or_row_is_an_error_that_names_the_line(string text, string code, string message)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
