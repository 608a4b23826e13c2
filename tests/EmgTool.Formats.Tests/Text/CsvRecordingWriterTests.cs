using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using EmgTool.Formats.Text;
using Xunit;
using static EmgTool.Formats.Tests.MemoryRecordingReader;

namespace EmgTool.Formats.Tests.Text;

public sealed class CsvRecordingWriterTests
{
    private const string FrozenFile = "56b5d20563d2dd1088655ff35c05a80e03f1407ec03639d898e085c0607e6348";

    private static readonly SignalUnit Millivolt = new("mV", UnitKind.Voltage, 1000);
    private static readonly SamplingRate Rate = new(2000);

    [Fact]
    public void Columns_are_named_with_their_units_and_times_are_exact()
    {
        var recording = Of(
            (Channel("EMG 1", Rate, 3), [1.23456, -0.0004, 1000]),
            (Channel("EMG 2", Rate, 3, Millivolt), [1.23456, -0.0006, 1000]),
            (Channel("angle", Rate, 3, SignalUnit.None), [1, 2, 3]));

        Assert.Equal(
            "time_s,EMG 1_uV,EMG 2_mV,angle\n0.0000,1.235,0.001235,1.000\n0.0005,0.000,-0.000001,2.000\n0.0010,1000.000,1.000000,3.000\n",
            Write(recording, 3));
    }

    [Fact]
    public void Without_decimals_every_double_reads_back_as_itself()
    {
        double[] samples = [0.1 + 0.2, -1e-7, Math.PI * 1e5, 0, 5e-324, 1e300];

        var text = Write(Of((Channel("EMG", Rate, 6), samples)), null);

        var read = text.Split('\n').Skip(1).SkipLast(1).Select(line => double.Parse(line.Split(',')[1], NumberStyles.Float, CultureInfo.InvariantCulture));
        Assert.Equal(samples, read);
    }

    [Theory]
    [InlineData(1000, 1, "0.001")]
    [InlineData(2048, 1, "0.000488281")]
    [InlineData(1, 1, "1")]
    [InlineData(170_000, 135, "0.000794118")]
    public void Times_have_the_decimals_that_the_rate_needs(long samples, long seconds, string second)
    {
        var text = Write(Of((Channel("EMG", new SamplingRate(samples, seconds), 2), [0, 0])), 0);

        Assert.Equal(second + ",0", text.Split('\n')[2]);
    }

    [Fact]
    public void Times_do_not_drift()
    {
        var channel = Channel("EMG", new SamplingRate(3), 3, segments: [new Segment(0, 1, 0), new Segment(1, 2, 86_399.5m)]);

        Assert.Equal(
            "time_s,EMG_uV\n0.000000000,1\n86399.500000000,2\n86399.833333333,3\n",
            Write(Of((channel, [1, 2, 3])), 0));
    }

    [Fact]
    public void Names_with_commas_are_quoted()
    {
        Assert.StartsWith("time_s,\"a,\"\"b\"\"_uV\"\n", Write(Of((Channel("a,\"b\"", Rate, 1), [0])), 0), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_recordings_of_many_channels_keep_rows_and_columns()
    {
        var recording = Of([.. Enumerable.Range(0, 11).Select(c => (Channel($"c{c}", Rate, 5000), Enumerable.Range(0, 5000).Select(i => (double)((i * 100) + c)).ToArray()))]);

        var rows = Write(recording, 0).Split('\n');

        Assert.Equal(5002, rows.Length);
        for (var i = 0; i < 5000; i += 7)
        {
            Assert.Equal(Enumerable.Range(0, 11).Select(c => (i * 100) + c), rows[i + 1].Split(',').Skip(1).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Channels_of_different_rates_are_refused_by_name()
    {
        var recording = Of((Channel("fast", Rate, 4), new double[4]), (Channel("slow", new SamplingRate(1000), 2), new double[2]));

        var error = Assert.Throws<SettingsException>(() => Write(recording, 0));

        Assert.Contains("1000 Hz (slow)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_synthetic_recording_is_the_same_file_on_every_machine()
    {
        var settings = new SynthesisSettings { Seed = 7, DurationSeconds = 20, Rate = new SamplingRate(1000), Channels = Scenarios.Channels("mixed", 3) };
        using var reader = new SyntheticRecordingReader(Synthesizer.Create(settings));

        var text = Write(reader, 3);

        Assert.Equal(FrozenFile, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static string Write(RecordingReader reader, int? decimals)
    {
        using var stream = new MemoryStream();
        CsvRecordingWriter.Write(stream, reader, new() { MicrovoltDecimals = decimals });
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
