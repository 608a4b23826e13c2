using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class OpenSignalsExportTests
{
    private const string End = "# EndOfHeader\n";

    [Fact]
    public void Counts_of_a_known_EMG_sensor_become_millivolts_and_the_formula_is_told()
    {
        using var reader = Reading.Text(ExportSamples.OpenSignals);
        var recording = reader.Recording;
        Assert.Equal(new DateTime(2019, 1, 23, 15, 26, 22, 578), recording.Start);
        Assert.Equal("DI bool Trigger|EMG CH1 mV Emg|XYZ CH2 counts Motion", string.Join('|', recording.Channels.Select(channel => $"{channel.Name} {channel.Unit.Text} {channel.Kind}")));

        // (ADC / 2^16 - 0.5) x 3 V / 1000: 32768 is 0, 65536 would be 1.5 mV, 0 is -1.5 mV.
        Assert.Equal([0.0, 1500, -1500, 750, -750], Samples.Of(reader, 1));
        Assert.Equal([0.0, 0, 1, 1, 0], Samples.Of(reader, 0));
        Assert.Equal([35932.0, 35940, 35934, 35928, 35924], Samples.Of(reader, 2));
        Assert.Contains(new("conversion", "EMG CH1: mV = (ADC / 2^16 - 0.5) * 3 V / 1000 * 1000, the EMG sensor of biosignalsplux"), recording.Details);
        Assert.Contains(new("sampling rate", "1000 Hz from line 2"), recording.Details);
        Assert.Contains(new("device", "hub (biosignalsplux), from line 2"), recording.Details);
    }

    [Fact]
    public void A_running_number_that_jumps_is_a_gap()
    {
        using var reader = Reading.Text(ExportSamples.OpenSignals);
        Assert.All(reader.Recording.Channels, channel => Assert.Equal([new Segment(0, 3, 0), new Segment(3, 2, 0.005m)], channel.Segments));
        var warning = Assert.Single(reader.Recording.Warnings);
        Assert.Equal(("ROWS_LOST", "column 'nSeq', row 4 of the table"), (warning.Code, warning.Place));
        Assert.Contains("from 2 to 5: 2 rows are lost", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Four_bits_of_a_BITalino_wrap_at_16_and_its_resolutions_count_all_columns()
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Where(row => row is not (20 or 21)).Select(row => $"{row % 16}\t1\t0\t0\t0\t{(row == 0 ? 512 : 1023)}\t32\t\n"));
        using var reader = Reading.Text(
            "# OpenSignals Text File Format. Version 1\n# {\"20:16\": {\"sensor\": [\"EMG\", \"RAW\"], \"device name\": \"20:16\", \"column\": [\"nSeq\", \"I1\", \"I2\", \"O1\", \"O2\", \"A1\", \"A5\"], "
            + "\"time\": \"9:39:1.0\", \"date\": \"2017-5-22\", \"device\": \"bitalino_rev\", \"sampling rate\": 100, \"label\": [\"A1\", \"light\"], \"resolution\": [4, 1, 1, 1, 1, 10, 6]}}\n" + End + rows);
        Assert.Equal("I1|I2|O1|O2|EMG A1|light", string.Join('|', reader.Recording.Channels.Select(channel => channel.Name)));
        Assert.All(reader.Recording.Channels, channel => Assert.Equal([new Segment(0, 20, 0), new Segment(20, 18, 0.22m)], channel.Segments));
        Assert.Equal(new DateTime(2017, 5, 22, 9, 39, 1), reader.Recording.Start);

        // 10 bits, VCC 3.3 V, gain 1009.
        var values = Samples.Of(reader, 4);
        Assert.Equal(0, values[0], 1e-9);
        Assert.Equal(((1023 / 1024.0) - 0.5) * 3.3 / 1009 * 1e6, values[1], 1e-9);
        Assert.Equal(UnitKind.Counts, reader.Recording.Channels[5].Unit.Kind);
        Assert.Contains("2 rows are lost (or 16 more", Assert.Single(reader.Recording.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("65534 65535 0 1", "0")]
    [InlineData("14 15 0 1", "0")]
    [InlineData("7 7 7 7 7 7 7 7", "0")]
    [InlineData("0 1 2 3", "0")]
    [InlineData("7 8 9 10", "0")]
    [InlineData("0 1 9 10", "0 9")]
    [InlineData("0 1 1 2", "0 2")]
    [InlineData("5 6 0 1", "0 2")]
    public void The_running_number_of_other_devices_runs_on_to_its_bits(string numbers, string starts)
    {
        var rows = string.Concat(numbers.Split(' ').Select(number => $"{number}\t1\t\n"));
        using var reader = Reading.Text(Header("\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 1") + rows);
        Assert.Equal(starts, string.Join(' ', reader.Recording.Channels[0].Segments.Select(segment => segment.StartSeconds)));
    }

    [Fact]
    public void A_running_number_that_does_not_run_or_is_missing_is_told()
    {
        var header = Header("\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 1");
        using var still = Reading.Text(header + "7\t1\n7\t1\n7\t1\n7\t1\n7\t1\n7\t1\n");
        Assert.Equal("COUNTER_IRREGULAR", Assert.Single(still.Recording.Warnings).Code);
        using var missing = Reading.Text(header + "1\t1\n\t1\n3\t1\n");
        Assert.Equal("COUNTER_MISSING", Assert.Single(missing.Recording.Warnings).Code);
        Assert.Equal([new Segment(0, 3, 0)], missing.Recording.Channels[0].Segments);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Four_bits_that_do_not_count_rows_make_no_gaps(int step)
    {
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(row => $"{row * step % 16}\t{row % 1000}\n"));
        using var reader = Reading.Text(Header("\"column\": [\"nSeq\", \"A1\"], \"sampling rate\": 1000, \"device\": \"bitalino_rev\", \"resolution\": [4, 10]") + rows);
        Assert.Equal([new Segment(0, 3000, 0)], Assert.Single(reader.Recording.Channels).Segments);
        Assert.Equal("COUNTER_IRREGULAR", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData("\"sensor\": [\"EMG\"], \"device\": \"biosignalsplux\", \"resolution\": [16], \"convertedValues\": 1", "100", "")]
    [InlineData("\"sensor\": [\"EMG\"], \"device\": \"biosignalsplux\", \"resolution\": [16]", "0.25", "")]
    [InlineData("\"sensor\": [\"EMG\"], \"device\": \"biosignalsplux\", \"resolution\": []", "100", "counts")]
    [InlineData("\"sensor\": [\"EMG\"], \"device\": \"arduino\", \"resolution\": [10]", "100", "counts")]
    [InlineData("\"sensor\": [\"ECG\"], \"device\": \"biosignalsplux\", \"resolution\": [16]", "100", "counts")]
    [InlineData("\"sensor\": [\"EMG\"], \"device\": \"channeller\", \"convertedValues\": 0, \"resolution\": [16]", "100", "mV")]
    public void Only_counts_of_a_known_device_and_sensor_are_converted(string header, string value, string unit)
    {
        using var reader = Reading.Text(Header($"\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 1000, {header}") + $"0\t{value}\n1\t{value}\n");
        var channel = Assert.Single(reader.Recording.Channels);
        Assert.Equal(unit, channel.Unit.Text);
        Assert.Equal(unit is "mV" ? ((100 / 65536.0) - 0.5) * 3000 : double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Samples.Of(reader)[0], 1e-9);
        Assert.Equal(unit is "mV", reader.Recording.Details.Any(detail => detail.Key is "conversion"));
    }

    [Fact]
    public void A_unit_that_the_user_gives_is_for_the_counts()
    {
        using var reader = Reading.Text(ExportSamples.OpenSignals, new ReadOptions { Unit = SignalUnit.Parse("0.5uV"), Rate = new SamplingRate(500) });
        Assert.Equal([16384.0, 32768, 0, 24576, 8192], Samples.Of(reader, 1));
        Assert.Equal([new Segment(0, 3, 0), new Segment(3, 2, 0.01m)], reader.Recording.Channels[1].Segments);
    }

    [Fact]
    public void Several_devices_have_their_columns_side_by_side()
    {
        using var reader = Reading.Text(
            "# OpenSignals Text File Format\n# {\"A\": {\"sensor\": [\"EMG\"], \"column\": [\"nSeq\", \"DI\", \"CH1\"], \"label\": [\"biceps\"], \"sampling rate\": 1000, \"device\": \"biosignalsplux\", \"resolution\": [16]}, "
            + "\"B\": {\"device name\": \"left\", \"sensor\": [\"EMG\"], \"column\": [\"nSeq\", \"CH1\"], \"label\": [\"EMG arm\"], \"sampling rate\": 1000}}\n" + End + "0\t0\t32768\t10\t1\t\n1\t0\t0\t11\t2\t\n");
        Assert.Equal("DI A|EMG biceps A|EMG arm left", string.Join('|', reader.Recording.Channels.Select(channel => channel.Name)));
        Assert.Equal([0.0, -1500], Samples.Of(reader, 1));
        Assert.Equal([1.0, 2], Samples.Of(reader, 2));
    }

    [Fact]
    public void Devices_of_different_rates_are_an_error_unless_the_user_says_the_rate()
    {
        const string Text = "# OpenSignals Text File Format\n# {\"A\": {\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 1000}, \"B\": {\"column\": [\"CH1\"], \"sampling rate\": 500}}\n" + End + "0\t1\t2\n1\t2\t3\n";
        Assert.Equal("RATE_CONFLICT", Assert.Throws<RecordingException>(() => Reading.Text(Text)).Code);
        using var reader = Reading.Text(Text, new ReadOptions { Rate = new SamplingRate(1000) });
        Assert.Equal(2, reader.Recording.Channels.Count);
    }

    [Theory]
    [InlineData("# OpenSignals Text File Format\n# {}\n0\t1\n", "HEADER_TRUNCATED", "# EndOfHeader")]
    [InlineData("# OpenSignals Text File Format\n# EndOfHeader\n0\t1\n", "BAD_HEADER", "line 2: the header ends without")]
    [InlineData("# OpenSignals Text File Format\n# {\"A\": {\n# EndOfHeader\n0\t1\n", "BAD_HEADER", "line 2: the header is no valid JSON")]
    [InlineData("# OpenSignals Text File Format\n# {}\n# EndOfHeader\n0\t1\n", "BAD_HEADER", "line 2: the header names no device")]
    [InlineData("# OpenSignals Text File Format\n# {\"A\": 5}\n# EndOfHeader\n0\t1\n", "BAD_HEADER", "line 2: the header gives device 'A' no list of columns")]
    [InlineData("# OpenSignals Text File Format\n# {\"A\": {\"column\": [\"nSeq\", \"\\ud800\"]}}\n# EndOfHeader\n0\t1\n", "BAD_HEADER", "line 2")]
    [InlineData("# OpenSignals Text File Format\n# {\"A\": {\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 0}}\n# EndOfHeader\n0\t1\n", "BAD_HEADER", "no sampling rate")]
    [InlineData("# OpenSignals Text File Format\n# {\"A\": {\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 1000}}\n# EndOfHeader\n0\t1\t2\n", "BAD_HEADER", "line 2: the header names 2 columns, but line 4 has 3 fields")]
    [InlineData("# OpenSignals Text File Format\n# {\"A\": {\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 1000}}\n# EndOfHeader\n0\t1\t\n1\tx\t\n", "BAD_NUMBER", "line 5, column 'CH1'")]
    [InlineData("# OpenSignals Text File Format\n# {\"A\": {\"column\": [\"nSeq\", \"CH1\"], \"sampling rate\": 1000}}\n# EndOfHeader\n", "NO_SAMPLES", "no column")]
    public void A_damaged_header_or_row_is_an_error_that_names_the_line(string text, string code, string message)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_nested_beyond_reason_is_an_error()
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text("# OpenSignals Text File Format\n# " + string.Concat(Enumerable.Repeat("{\"A\": ", 100_000)) + "\n" + End + "0\t1\n"));
        Assert.Equal("BAD_HEADER", error.Code);
    }

    private static string Header(string device) => $"# OpenSignals Text File Format\n# {{\"A\": {{{device}}}}}\n{End}";
}
