using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text;

public sealed class TextReadingTests
{
    [Theory]
    [InlineData("time_s,EMG_uV,ECG (mV)\n0.000,1.5,2\n0.001,-2.5,3\n0.002,3.5,4\n")]
    [InlineData("time_s,EMG_uV,ECG (mV)\r\n0.000,1.5,2\r\n0.001,-2.5,3\r\n0.002,3.5,4")]
    [InlineData("time_s,EMG_uV,ECG (mV)\r0.000,1.5,2\r0.001,-2.5,3\r0.002,3.5,4\r")]
    [InlineData("time_s;EMG_uV;ECG (mV)\n0,000;1,5;2\n0,001;-2,5;3\n0,002;3,5;4\n")]
    [InlineData("time_s\tEMG_uV\tECG (mV)\t\n0,000\t1,5\t2\t\n0,001\t-2,5\t3\t\n0,002\t3,5\t4\t\n")]
    [InlineData("time_s  EMG_uV  ECG[mV]\n 0.000   1.5  2\n 0.001  -2.5  3\n 0.002   3.5  4\n")]
    [InlineData("\"time_s\",\"EMG, uV\",\"ECG, mV\"\n\"0,000\",\"1,5\",2\n\"0,001\",\"-2,5\",3\n\"0,002\",\"3,5\",4\n")]
    [InlineData("\uFEFFtime,EMG,ECG\ns,uV,mV\n0.000,1.5,2\n0.001,-2.5,3\n0.002,3.5,4\n")]
    [InlineData("time_s,EMG_uV,ECG (mV)\n\n# a comment\n0.000,1.5,2\n0.001,-2.5,3\n# another\n\n0.002,3.5,4\n\n\n")]
    [InlineData("# subject: 7, left\n# time_s, EMG_uV, ECG_mV\n0.000, 1.5, 2\n0.001, -2.5, 3\n0.002, 3.5, 4\n")]
    [InlineData("time (ms)|EMG_uV|ECG (mV)\n0|1.5|2\n1|-2.5|3\n2|3.5|4\n", '|')]
    public void One_table_in_many_dialects_is_one_recording(string text, char? delimiter = null)
    {
        using var reader = Reading.Text(text, new ReadOptions { Delimiter = delimiter });
        var channels = reader.Recording.Channels;
        Assert.Equal("EMG|ECG", string.Join('|', channels.Select(channel => channel.Name)));
        Assert.Equal("uV|mV", string.Join('|', channels.Select(channel => channel.Unit.Text)));
        Assert.Equal([1.5, -2.5, 3.5], Samples.Of(reader, 0));
        Assert.Equal([2000.0, 3000, 4000], Samples.Of(reader, 1));
        Assert.All(channels, channel => Assert.Equal(new SamplingRate(1000), channel.Rate));
        Assert.All(channels, channel => Assert.Equal([new Segment(0, 3, 0)], channel.Segments));
        Assert.Empty(reader.Recording.Warnings);
    }

    [Fact]
    public void Doubled_quotes_in_a_title_are_one_and_its_unit_is_kept()
    {
        using var reader = Reading.Text("time_s,\"EMG \"\"R\"\", upper [uV]\",\"\"\"L\"\" [mV]\"\n0,1,2\n0.001,2,3\n0.002,3,4\n0.003,4,5\n");

        Assert.Equal(["EMG \"R\", upper", "\"L\""], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([1, 1000], reader.Recording.Channels.Select(channel => channel.Unit.Microvolts));
    }

    [Fact]
    public void UTF_16_and_Windows_1252_are_read()
    {
        const string Table = "Zeit [s]\tBíceps [µV]\n0,0\t1,5\n0,1\t2,5\n0,2\t3,5\n";
        Encoding[] encodings =
        [
            new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        ];
        foreach (var encoding in encodings)
        {
            using var reader = Reading.Text(Table, encoding: encoding);
            var channel = Assert.Single(reader.Recording.Channels);
            Assert.Equal(("Bíceps", UnitKind.Voltage), (channel.Name, channel.Unit.Kind));
            Assert.Equal([1.5, 2.5, 3.5], Samples.Of(reader));
        }
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        // A culture of its own making: the tests run without the cultures of the system, as the program does.
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = german;
            using var reader = Reading.Text("time_s,EMG_mV\n0.0000,1.5\n0.0005,2.25e-1\n0.0010,0.123456789012345678\n");
            Assert.Equal([1500.0, 225, 123.456789012345678], Samples.Of(reader));
            Assert.Equal(new SamplingRate(2000), reader.Recording.Channels[0].Rate);
            Assert.Contains(new("sampling rate", "2000 Hz from time column 'time_s', from its end points"), reader.Recording.Details);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_decimal_comma_is_never_a_sign_between_thousands()
    {
        using var reader = Reading.Text("0,1;2,5\n0,2;2,6\n", new ReadOptions { Rate = new SamplingRate(1000) });
        Assert.Equal([0.1, 0.2], Samples.Of(reader, 0));
        Assert.Equal([2.5, 2.6], Samples.Of(reader, 1));
    }

    [Theory]
    [InlineData("0,1\n0,2\n0,3\n", "AMBIGUOUS_COMMA", "--delimiter")]
    [InlineData("EMG_uV\n0,1\n0,2\n", "COLUMNS_DIFFER", "decimal comma")]
    [InlineData("time,EMG\n0,000,1,5\n0,001,1,6\n", "COLUMNS_DIFFER", "decimal comma")]
    public void A_comma_that_may_be_either_is_an_error_that_asks(string text, string code, string hint)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal(code, error.Code);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delimiter_that_the_user_names_settles_it()
    {
        var rate = new SamplingRate(1000);
        using var one = Reading.Text("0,1\n0,2\n0,3\n", new ReadOptions { Delimiter = ';', Rate = rate });
        Assert.Equal([0.1, 0.2, 0.3], Samples.Of(one));
        using var two = Reading.Text("0,1\n0,2\n0,3\n", new ReadOptions { Delimiter = ',', Rate = rate });
        Assert.Equal([1.0, 2, 3], Samples.Of(two, 1));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n5\n", "RAGGED_ROW", "line 4 has 1 fields")]
    [InlineData("a,b\n1,2\n3,4\n\n5,6,7\n", "RAGGED_ROW", "line 5 has 3 fields")]
    [InlineData("time_s,TA\n0.000,1\n0.001,2\n0.002,abc\n", "BAD_NUMBER", "line 4, column 'TA': 'abc'")]
    [InlineData("time_s;TA\n0,000;1,5\n0,001;2.5\n0,002;3\n", "MIXED_DECIMALS", "line 3: '2.5'")]
    [InlineData("time_s,TA\n0.000,1\n,2\n0.002,3\n", "TIME_MISSING", "line 4, column 'time_s'")]
    [InlineData("a,b\n1,2\n3,4\n", "RATE_UNKNOWN", "neither a time column")]
    [InlineData("subject,name\nx,y\n", "NO_TABLE", "numbers")]
    [InlineData("time_s,a\n0.0,1\n0.5,2\n0.1,3\n0.3,4\n0.2,5\n0.9,6\n0.3,7\n0.2,1\n0.1,2\n0,1\n0.5,2\n0.1,3\n0.3,4\n0.2,5\n0.9,6\n0.3,7\n0.2,1\n0.1,2\n0,1\n0.5,2\n0.1,3\n0.3,4\n0.2,5\n0.9,6\n0.3,7\n", "TIME_IRREGULAR", "time_s")]
    [InlineData("time_s,a\n1,1\n1,2\n1,3\n", "TIME_IRREGULAR", "does not rise")]
    [InlineData("time,a\n0,1\n1,2\n2,3\n", "TIME_UNIT_UNKNOWN", "no unit")]
    [InlineData("# Sampling Rate (Hz):= 500\ntime_s,a\n0.000,1\n0.001,2\n0.002,3\n", "RATE_CONFLICT", "line 1 says 500 Hz")]
    [InlineData("time_s,a\n0.000,\n0.001,\n", "NO_SAMPLES", "no column of samples")]
    public void What_cannot_be_read_is_an_error_with_its_line_and_column(string text, string code, string place)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void A_line_without_an_end_is_an_error_and_does_not_fill_the_memory()
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text("a,b\n1,2\n3,4\n" + new string('5', 3_000_000), new ReadOptions { Rate = new SamplingRate(100) }));
        Assert.Equal("LINE_TOO_LONG", error.Code);
        Assert.Contains("line 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_cut_segments_are_counted_and_warned_of()
    {
        using var reader = Reading.Text("time_s,EMG_uV,TA_uV\n0.00,1,1\n0.01,NaN,2\n0.02,3,3\n0.03,,4\n0.04,NA,5\n0.05,6,\n0.06,7,\n");
        var channel = reader.Recording.Channels[0];
        Assert.Equal([new Segment(0, 1, 0), new Segment(1, 1, 0.02m), new Segment(2, 2, 0.05m)], channel.Segments);
        Assert.Equal([1.0, 3, 6, 7], Samples.Of(reader));
        Assert.Equal(3, channel.MissingSamples);
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Equal(("MISSING_VALUES", "column 'EMG', line 3"), (warning.Code, warning.Place));

        // Blank fields at the end are the end of the channel.
        Assert.Equal([new Segment(0, 5, 0)], reader.Recording.Channels[1].Segments);
        Assert.Equal(0, reader.Recording.Channels[1].MissingSamples);
    }

    [Fact]
    public void A_column_without_numbers_is_left_out()
    {
        using var reader = Reading.Text("time_s,a_uV,b_uV\n0.0,,1\n0.1,,2\n");
        Assert.Equal((0, "b"), (Assert.Single(reader.Recording.Channels).Index, reader.Recording.Channels[0].Name));
        Assert.Equal([1.0, 2], Samples.Of(reader));
        Assert.Equal("EMPTY_SIGNAL_SKIPPED", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Fact]
    public void A_rate_above_the_table_names_and_units_are_read_in_the_forms_of_known_programs()
    {
        using var biosppy = Reading.Text("# Simple Text Format\n# Sampling Rate (Hz):= 1000.00\n# Resolution:= 12\n# Labels:= EMG\n2055.0\n2056.0\n");
        var channel = Assert.Single(biosppy.Recording.Channels);
        Assert.Equal(("EMG", UnitKind.Counts, new SamplingRate(1000)), (channel.Name, channel.Unit.Kind, channel.Rate));
        Assert.Equal([2055.0, 2056], Samples.Of(biosppy));

        using var log = Reading.Text(
            "File Name: a.log\nChannel 1: 'RF', 3 values, engineering units: mV, no filters.\n"
            + "Channel 5: 'FX', 2 values, engineering units: deg, no filters, extrapolated from 50 to 1000 samples per second.\n\n0.5\t59.9\n0.25\t60\n\t61\n\t\n");
        Assert.Equal("RF mV 2|FX deg 3", string.Join('|', log.Recording.Channels.Select(entry => $"{entry.Name} {entry.Unit.Text} {entry.SampleCount}")));
        Assert.Equal([500.0, 250], Samples.Of(log));
        Assert.Equal(new SamplingRate(1000), log.Recording.Channels[1].Rate);
    }

    [Theory]
    [InlineData("Sampling Frequency;2 kHz\nEMG_uV;TA_uV\n1;2\n3;4\n", 2000, 1)]
    [InlineData("fs: 1259.259\nEMG_uV;TA_uV\n1;2\n3;4\n", 1259259, 1000)]
    [InlineData("0.5 msec/sample\nEMG_uV;TA_uV\n1;2\n3;4\n", 2000, 1)]
    [InlineData("Sample rate = 500Hz\nEMG_uV;TA_uV\n1;2\n3;4\n", 500, 1)]
    public void Rates_above_the_table_are_exact(string text, long samples, long seconds)
    {
        using var reader = Reading.Text(text);
        Assert.Equal(new SamplingRate(samples, seconds), reader.Recording.Channels[0].Rate);
    }

    [Fact]
    public void The_users_rate_and_unit_go_before_those_of_the_file()
    {
        using var reader = Reading.Text("# Sampling Rate (Hz):= 500\nEMG;knee_deg\n1;5\n3;6\n", new ReadOptions { Rate = new SamplingRate(2000), Unit = SignalUnit.Parse("0.5uV") });
        Assert.Equal(new SamplingRate(2000), reader.Recording.Channels[0].Rate);
        Assert.Equal([0.5, 1.5], Samples.Of(reader));
        Assert.Equal("deg", reader.Recording.Channels[1].Unit.Text);
        Assert.Contains(new("unit", "0.5uV from option --unit"), reader.Recording.Details);
    }

    [Fact]
    public void All_that_was_inferred_is_told()
    {
        using var reader = Reading.Text("Zeit [s];EMG [µV]\n0,000;1,5\n0,001;2,5\n0,002;NaN\n", encoding: CodePagesEncodingProvider.Instance.GetEncoding(1252));
        Assert.Equal(
            "delimiter: semicolon|decimal sign: comma|encoding: Windows-1252|titles: line 1|rows: 3|sampling rate: 1000 Hz from time column 'Zeit [s]', from its end points|unit: µV from titles|missing values: 1",
            string.Join('|', reader.Recording.Details.Select(detail => $"{detail.Key}: {detail.Value}")));
        Assert.Equal(("text table", "-"), (reader.Recording.Format, reader.Recording.Name));
    }

    [Fact]
    public void Columns_without_titles_are_numbered_and_a_column_that_rises_evenly_is_the_time()
    {
        using var reader = Reading.Text("0.0000\t5\t1\n0.0005\t6\t2\n0.0010\t5\t3\n0.0015\t9\t1\n0.0020\t5\t0\n0.0025\t6\t2\n");
        Assert.Equal("signal 1|signal 2", string.Join('|', reader.Recording.Channels.Select(channel => channel.Name)));
        Assert.Equal(new SamplingRate(2000), reader.Recording.Channels[0].Rate);
        using var counted = Reading.Text("0 5\n1 6\n2 5\n3 9\n4 5\n5 6\n", new ReadOptions { Rate = new SamplingRate(2000) });
        Assert.Equal([5.0, 6, 5, 9, 5, 6], Samples.Of(counted));
    }
}
