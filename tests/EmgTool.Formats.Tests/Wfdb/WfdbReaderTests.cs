using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

public sealed class WfdbReaderTests : IDisposable
{
    private readonly WfdbFolder _folder = new();

    /// <summary>The header is example 1 of header(5); the physical values of its first ten frames are published (MIT-BIH arrhythmia database, record 100).</summary>
    [Fact]
    public void Record_100_has_its_published_values()
    {
        int[] mlii = [995, 995, 995, 995, 995, 995, 995, 995, 1000, 997];
        int[] v5 = [1011, 1011, 1011, 1011, 1011, 1011, 1011, 1011, 1008, 1008];
        var bytes = WfdbFolder.Bytes212(mlii.Zip(v5, (a, b) => new[] { a, b }).SelectMany(pair => pair));
        Assert.Equal([0xE3, 0x33, 0xF3], bytes[..3]);
        _folder.Header("100", "100 2 360 10 0:0:0 0/0/0", "100.dat 212 200 11 1024 995 -22131 0 MLII", "100.dat 212 200 11 1024 1011 20052 0 V5", "# 69 M 1085 1629 x1", "# Aldomet, Inderal")
            .File("100.dat", bytes);
        using var reader = _folder.Open("100.hea");
        var recording = reader.Recording;
        Assert.Equal(("WFDB 212", (DateTime?)null), (recording.Format, recording.Start));
        Assert.Equal(["MLII", "V5"], recording.Channels.Select(channel => channel.Name));
        Assert.All(recording.Channels, channel => Assert.Equal((new SamplingRate(360), "mV", 10L), (channel.Rate, channel.Unit.Text, channel.SampleCount)));
        AssertMillivolts([-0.145, -0.145, -0.145, -0.145, -0.145, -0.145, -0.145, -0.145, -0.12, -0.135], Samples.Of(reader, 0));
        AssertMillivolts([-0.065, -0.065, -0.065, -0.065, -0.065, -0.065, -0.065, -0.065, -0.08, -0.08], Samples.Of(reader, 1));
        Assert.Equal(["100.hea, 100.dat", "0:0:0", "69 M 1085 1629 x1", "Aldomet, Inderal"], recording.Details.Select(detail => detail.Value));
        Assert.Empty(recording.Warnings);
    }

    /// <summary>Bytes by hand from signal(5): 1, -2, the highest and the lowest but one.</summary>
    [Theory]
    [InlineData(16, new byte[] { 1, 0, 0xFE, 0xFF, 0xFF, 0x7F, 0x01, 0x80 }, new[] { 1.0, -2, 32767, -32767 })]
    [InlineData(61, new byte[] { 0, 1, 0xFF, 0xFE, 0x7F, 0xFF, 0x80, 0x01 }, new[] { 1.0, -2, 32767, -32767 })]
    [InlineData(24, new byte[] { 1, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 0, 0x80 }, new[] { 1.0, -2, 8388607, -8388607 })]
    [InlineData(32, new byte[] { 1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 0, 0, 0x80 }, new[] { 1.0, -2, 2147483647, -2147483647 })]
    [InlineData(80, new byte[] { 129, 126, 255, 1 }, new[] { 1.0, -2, 127, -127 })]
    [InlineData(212, new byte[] { 1, 0xF0, 0xFE, 0xFF, 0x87, 0x01 }, new[] { 1.0, -2, 2047, -2047 })]
    public void Each_format_is_decoded_as_the_specification_says(int format, byte[] bytes, double[] expected)
    {
        _folder.Header("a", "a 1 1000 4", $"a.dat {format} 1/uV 0 0 0 0 0 EMG").File("a.dat", bytes);
        using var reader = _folder.Open("a.hea");
        Assert.Equal($"WFDB {format}", reader.Recording.Format);
        Assert.Equal(expected, Samples.Of(reader));
        Assert.Equal((ChannelKind.Emg, 0L), (reader.Recording.Channels[0].Kind, reader.Recording.Channels[0].MissingSamples));
    }

    [Theory]
    [InlineData(16, new byte[] { 5, 0, 0, 0x80, 7, 0 })]
    [InlineData(61, new byte[] { 0, 5, 0x80, 0, 0, 7 })]
    [InlineData(24, new byte[] { 5, 0, 0, 0, 0, 0x80, 7, 0, 0 })]
    [InlineData(32, new byte[] { 5, 0, 0, 0, 0, 0, 0, 0x80, 7, 0, 0, 0 })]
    [InlineData(80, new byte[] { 133, 0, 135 })]
    [InlineData(212, new byte[] { 5, 0x80, 0, 7, 0 })]
    public void The_lowest_value_is_no_measurement_and_ends_a_segment(int format, byte[] bytes)
    {
        _folder.Header("a", "a 1 1000 3", $"a.dat {format} 1/uV").File("a.dat", bytes);
        using var reader = _folder.Open("a.hea");
        var channel = reader.Recording.Channels[0];
        Assert.Equal([new Segment(0, 1, 0), new Segment(1, 1, 0.002m)], channel.Segments);
        Assert.Equal((2L, 1L), (channel.SampleCount, channel.MissingSamples));
        Assert.Equal([5.0, 7.0], Samples.Of(reader));
    }

    [Fact]
    public void The_defaults_of_the_specification_hold()
    {
        _folder.Header("a", "a 2", "a.dat 16", "a.dat 16 0 12 100 0 0 0 EMG of the leg, left").Samples("a.dat", 1, 2, 3, 4, 5, 6);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(["signal 1", "EMG of the leg, left"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.All(reader.Recording.Channels, channel => Assert.Equal((new SamplingRate(250), UnitKind.Counts, 3L), (channel.Rate, channel.Unit.Kind, channel.SampleCount)));
        Assert.Equal([2, 4, 6], Samples.Of(reader, 1));
        Assert.Equal(["UNCALIBRATED_SIGNAL", "UNCALIBRATED_SIGNAL"], reader.Recording.Warnings.Select(warning => warning.Code));
    }

    [Theory]
    [InlineData("100", 1e3)]
    [InlineData("100(50)", 0.5e3)]
    [InlineData("100(50)/uV", 0.5)]
    [InlineData("1.0e2/V", 1e6)]
    [InlineData("-100 12 0", -1e3)]
    [InlineData("100 12 100", 0)]
    [InlineData("100(-100)/mV 12 100", 2e3)]
    public void Gain_baseline_and_unit_give_microvolts(string calibration, double expected)
    {
        _folder.Header("a", "a 1 1000 1", "a.dat 16 " + calibration).Samples("a.dat", 100);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(expected, Samples.Of(reader)[0], 1e-9);
    }

    [Fact]
    public void The_unit_of_the_user_takes_the_place_of_the_default_one()
    {
        _folder.Header("a", "a 1 1000 1", "a.dat 16").Samples("a.dat", 100);
        using var reader = _folder.Open("a.hea", new ReadOptions { Unit = SignalUnit.Parse("0.5uV") });
        Assert.Equal(50, Samples.Of(reader)[0]);
    }

    [Fact]
    public void Several_samples_a_frame_are_a_rate_of_their_own()
    {
        _folder.Header("a", "a 3 1259.259", "a.dat 16 1/uV", "a.dat 16x3 1/uV", "a.dat 16 1/uV").Samples("a.dat", 1, 10, 11, 12, 100, 2, 13, 14, 15, 200);
        using var reader = _folder.Open("a.hea");
        Assert.Equal([new SamplingRate(1259259, 1000), new SamplingRate(3777777, 1000), new SamplingRate(1259259, 1000)], reader.Recording.Channels.Select(channel => channel.Rate));
        Assert.Equal([[1, 2], [10, 11, 12, 13, 14, 15], [100, 200]], Enumerable.Range(0, 3).Select(channel => Samples.Of(reader, channel)));
    }

    [Fact]
    public void Signals_may_lie_in_several_files_with_formats_and_preambles_of_their_own()
    {
        _folder.Header("a", "a 3 500 2", "b.dat 61+3 1/uV 0 0 0 0 0 x", "a.dat 80 1/uV 0 0 0 0 0 y", "a.dat 80 1/uV 0 0 0 0 0 z")
            .File("b.dat", 9, 9, 9, 0, 1, 0, 2)
            .File("a.dat", 129, 138, 130, 148);
        using var reader = _folder.Open("a.hea");
        Assert.Equal("WFDB 61+80", reader.Recording.Format);
        Assert.Equal([[1, 2], [1, 2], [10, 20]], Enumerable.Range(0, 3).Select(channel => Samples.Of(reader, channel)));
        Assert.Equal(["a.hea", "b.dat", "a.dat"], reader.Files.Select(path => Path.GetFileName(path)));
    }

    /// <summary>header(5): the skew is the number of samples that precede sample 0.</summary>
    [Fact]
    public void A_skewed_signal_starts_later_in_the_file()
    {
        _folder.Header("a", "a 2 500 4", "a.dat 16 1/uV 0 0 1 10 0 x", "a.dat 16:2 1/uV 0 0 10 100 0 y").Samples("a.dat", 1, 10, 2, 20, 3, 30, 4, 40);
        using var reader = _folder.Open("a.hea");
        Assert.Equal([1, 2, 3, 4], Samples.Of(reader, 0));
        Assert.Equal([30, 40], Samples.Of(reader, 1));
        Assert.Equal(new Segment(0, 2, 0), reader.Recording.Channels[1].Segments[0]);
        Assert.Empty(reader.CheckSamples(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("13:05:00 25/04/1989", "1989-04-25 13:05:00")]
    [InlineData("13:5:0.25 1/4/2024", "2024-04-01 13:05:00.25")]
    [InlineData("5:30 1/4/2024", "2024-04-01 00:05:30")]
    [InlineData("13:05:00", null)]
    [InlineData("0:0:0 0/0/0", null)]
    public void Base_time_and_date_are_the_start(string text, string? expected)
    {
        _folder.Header("a", "a 1 500/100(5) 1 " + text, "a.dat 16 1/uV").Samples("a.dat", 1);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(expected is null ? null : DateTime.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), reader.Recording.Start);
        Assert.Empty(reader.Recording.Warnings);
    }

    [Theory]
    [InlineData("25:00:00 1/4/2024")]
    [InlineData("13:05:00 31/2/2024")]
    [InlineData("now today")]
    [InlineData("-1:05:00 1/4/2024")]
    public void An_odd_start_is_a_warning(string text)
    {
        _folder.Header("a", "a 1 500 1 " + text, "a.dat 16 1/uV").Samples("a.dat", 1);
        using var reader = _folder.Open("a.hea");
        Assert.Equal((null, "START_INVALID"), (reader.Recording.Start, Assert.Single(reader.Recording.Warnings).Code));
    }

    [Fact]
    public void Any_file_of_the_record_may_be_named()
    {
        _folder.Header("a", "a 2 500 1", "a.dat 16 1/uV", "other_name.dat 16 1/uV").Samples("a.dat", 1).Samples("other_name.dat", 2);
        foreach (var name in new[] { "a.hea", "a.dat", "other_name.dat" })
        {
            using var reader = _folder.Open(name);
            Assert.Equal((_folder.At(name), 2), (reader.Recording.Name, reader.Recording.Channels.Count));
        }
    }

    [Fact]
    public void A_header_is_known_by_its_content_as_well()
    {
        _folder.Header("a", "# made by hand", "a 1 500 1", "a.dat 16 1/uV").Samples("a.dat", 1);
        File.Move(_folder.At("a.hea"), _folder.At("a.txt"));
        using var reader = _folder.Open("a.txt");
        Assert.Equal("WFDB 16", reader.Recording.Format);
    }

    [Fact]
    public void Text_beside_a_header_that_does_not_name_it_is_a_table()
    {
        _folder.Header("a", "a 1 500 1", "a.dat 16 1/uV").Samples("a.dat", 1).File("a.csv", [.. "time_s,EMG_uV\n0.0,1\n0.1,2\n"u8]);
        using var reader = _folder.Open("a.csv");
        Assert.Equal("CSV", reader.Recording.Format);
    }

    [Theory]
    [InlineData(3, 2, "SAMPLES_MISSING")]
    [InlineData(2, 2, "")]
    [InlineData(1, 1, "TRAILING_SAMPLES_IGNORED")]
    public void The_number_of_samples_is_held_against_the_file(int stated, int read, string warning)
    {
        _folder.Header("a", $"a 2 500 {stated}", "a.dat 16 1/uV", "a.dat 16 1/uV").Samples("a.dat", 1, 2, 3, 4);
        using var reader = _folder.Open("a.hea");
        Assert.All(reader.Recording.Channels, channel => Assert.Equal(read, channel.SampleCount));
        Assert.Equal(warning, string.Join('|', reader.Recording.Warnings.Select(found => found.Code)));
    }

    [Fact]
    public void An_incomplete_last_frame_is_left_out()
    {
        _folder.Header("a", "a 2 500", "a.dat 16 1/uV", "a.dat 16 1/uV").Samples("a.dat", 1, 2, 3);
        using var reader = _folder.Open("a.hea");
        Assert.Equal([1.0], Samples.Of(reader));
        Assert.Equal("PARTIAL_FRAME_IGNORED", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Fact]
    public void A_missing_signal_file_does_not_keep_anyone_from_the_others()
    {
        _folder.Header("a", "a 2 500 1", "gone.dat 16 1/uV 0 0 0 0 0 ECG", "a.dat 16 1/uV 0 0 0 0 0 EMG").Samples("a.dat", 7);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(("EMG", 7.0), (Assert.Single(reader.Recording.Channels).Name, Samples.Of(reader)[0]));
        Assert.Equal(["SIGNAL_FILE_MISSING", "EMPTY_SIGNAL_SKIPPED"], reader.Recording.Warnings.Select(warning => warning.Code));
        File.Delete(_folder.At("a.dat"));
        Assert.Contains("gone.dat", _folder.Error("a.hea").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_in_Latin_1_with_carriage_returns_is_read()
    {
        _folder.File("a.hea", [.. "a 1 500 1\r\na.dat 16 2(0)/\u00B5V 12 0 0 0 0 Wadenmuskel, Stra\u00DFe\r\n"u8.ToArray()]).Samples("a.dat", 8);
        var latin = System.Text.Encoding.Latin1.GetBytes(File.ReadAllText(_folder.At("a.hea")));
        _folder.File("a.hea", latin);
        using var reader = _folder.Open("a.hea");
        Assert.Equal(("Wadenmuskel, Stra\u00DFe", 4.0), (reader.Recording.Channels[0].Name, Samples.Of(reader)[0]));
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertMillivolts(double[] expected, double[] microvolts) => Assert.Equal(expected, microvolts.Select(value => Math.Round(value / 1000, 9)));
}
