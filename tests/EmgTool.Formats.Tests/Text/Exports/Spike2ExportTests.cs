using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class Spike2ExportTests
{
    private const string Information = "\"INFORMATION\"\n\"a.smr\"\n\"\"\n\n";

    [Fact]
    public void Channels_have_their_actual_rates_and_a_gap_is_another_START()
    {
        using var reader = Reading.Text(ExportSamples.Spike2);
        var channels = reader.Recording.Channels;
        Assert.Equal("EMG volt|Force N", string.Join('|', channels.Select(channel => $"{channel.Name} {channel.Unit.Text}")));

        // 256 Hz were asked for, 255.754476 Hz were made.
        Assert.Equal(new SamplingRate(255_754_476, 1_000_000), channels[0].Rate);
        Assert.Equal(new SamplingRate(100), channels[1].Rate);
        Assert.Equal([new Segment(0, 3, 0.5m), new Segment(3, 2, 12.25m)], channels[0].Segments);
        Assert.Equal([new Segment(0, 2, 0)], channels[1].Segments);
        Assert.Equal([-10_000.0, 2600, 4800, -20_000, 30_000], Samples.Of(reader, 0), (expected, actual) => Math.Abs(expected - actual) < 1e-9);
        Assert.Equal([5.0, 6], Samples.Of(reader, 1));
        Assert.Empty(reader.Recording.Warnings);
        Assert.Contains(new("sampling rate", "255.754476 Hz from line 10 (SUMMARY, actual rate)"), reader.Recording.Details);
        Assert.Contains(new("exported file", "Prova2.smr"), reader.Recording.Details);
    }

    [Fact]
    public void Times_of_events_and_markers_are_annotations()
    {
        using var reader = Reading.Text(ExportSamples.Spike2);
        Assert.Equal(
            [new Annotation(0.1m, null, "Keyboard 97 (a)"), new Annotation(0.2m, null, "Keyboard 3"), new Annotation(0.25m, null, "Stim"), new Annotation(1.75m, null, "Stim")],
            reader.Recording.Annotations);
    }

    [Fact]
    public void Levels_text_marks_and_shapes_are_annotations_too()
    {
        using var reader = Reading.Text(Information + Waveform("1", "EMG", "mV")
            + "\"CHANNEL\"\t\"5\"\n\"Level\"\n\"\"\n\"Door\"\n\n\"LOW\"\n0.5\n0.75\n\n\"CHANNEL\"\t\"6\"\n\"Level\"\n\"\"\n\"Lamp\"\n\"HIGH\"\n1\n2\n"
            + "\"CHANNEL\"\t\"30\"\n\"TextMark\"\n\"\"\n\"Note\"\n\n3.5\t1\t0\t0\t0\t\"subject moved, \"\"a lot\"\"\"\n"
            + "\"CHANNEL\"\t\"7\"\n\"WaveMark\"\n\"\"\n\"unit\"\n\n\"WAVMK\"\t4.5\t0.0001\t1\t0\t0\t0\n0.5\n0.25\n\"WAVMK\"\t4.75\t0.0001\t2\t0\t0\t0\n0.5\n");
        Assert.Equal(
            "0.5 Door high|0.75 Door low|1 Lamp low|2 Lamp high|3.5 Note subject moved, \"a lot\"|4.5 unit 1|4.75 unit 2",
            string.Join('|', reader.Recording.Annotations.Select(annotation => $"{annotation.OnsetSeconds} {annotation.Text}")));
        Assert.Equal([1000.0, 2000], Samples.Of(reader));
    }

    [Fact]
    public void Without_a_summary_the_interval_of_START_gives_the_rate()
    {
        using var reader = Reading.Text(Information + Waveform("3", "", "mV"));
        Assert.Equal(("channel 3", new SamplingRate(500)), (reader.Recording.Channels[0].Name, reader.Recording.Channels[0].Rate));
        Assert.Contains(reader.Recording.Details, detail => detail.Key is "sampling rate" && detail.Value.Contains("(START)", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interval_that_contradicts_the_summary_is_warned_of()
    {
        using var reader = Reading.Text(Information + "\"SUMMARY\"\n\"1\"\t\"Waveform\"\t\"EMG\"\t\"mV\"\t1000\t1000\t1\t0\n\n" + Waveform("1", "EMG", "mV"));
        Assert.Equal(new SamplingRate(1000), reader.Recording.Channels[0].Rate);
        Assert.Equal("RATE_CONFLICT", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Fact]
    public void Decimal_commas_equal_titles_and_an_empty_channel_are_read()
    {
        using var reader = Reading.Text(
            Information + Waveform("1", "EMG", "\u00B5V").Replace("0.002", "0,002", StringComparison.Ordinal).Replace("\n1\n", "\n1,5\n", StringComparison.Ordinal) + Waveform("2", "EMG", "uV")
            + "\"CHANNEL\"\t\"4\"\n\"Waveform\"\n\"\"\n\"none\"\n\n\"V\"\t100\n\"CHANNEL\"\t\"5\"\n\"Sonogram\"\n\"\"\n\"x\"\n\n1\n");
        Assert.Equal(["EMG", "EMG"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([1.5, 2], Samples.Of(reader, 0));
        Assert.Equal([1.0, 2], Samples.Of(reader, 1));
        Assert.Equal("EMPTY_SIGNAL_SKIPPED|CHANNEL_SKIPPED", string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code)));
        Assert.Contains("Sonogram", reader.Recording.Warnings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_of_one_rate_can_be_read_together()
    {
        using var reader = Reading.Text(Information + Waveform("1", "a", "mV") + Waveform("2", "b", "uV"));
        using var source = reader.Open([reader.Recording.Channels[1], reader.Recording.Channels[0]]);
        var lanes = new double[2 * Lanes.Count];
        source.Read(0, lanes);
        Assert.Equal([1.0, 1000, 0], lanes[..3]);
        Assert.Equal([2.0, 2000, 0], lanes[8..11]);
    }

    [Fact]
    public void Thousands_of_channels_are_refused_before_they_fill_the_memory()
    {
        var text = Information + string.Concat(Enumerable.Range(1, 5000).Select(number => Waveform(number.ToString(System.Globalization.CultureInfo.InvariantCulture), "EMG", "mV")));
        Assert.Equal("TOO_MANY_COLUMNS", Assert.Throws<RecordingException>(() => Reading.Text(text)).Code);
    }

    [Theory]
    [InlineData(Information, "HEADER_TRUNCATED", "channels (\"CHANNEL\")")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"Waveform\"\n", "HEADER_TRUNCATED", "line 6: the file ends, but the comment of the channel")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"CHANNEL\"\t\"2\"\n", "BAD_HEADER", "line 6: the type of the channel should stand here")]
    [InlineData(Information + "\"SUMMARY\"\n\"1\"\t\"Waveform\"\t\"EMG\"\t\"mV\"\t1000\tfast\t1\t0\n\"CHANNEL\"\t\"1\"\n", "BAD_HEADER", "line 6: 'fast' is no sampling rate")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"Waveform\"\n\"\"\n\"EMG\"\n\"mV\"\t1\n\"START\"\t0\n1\n", "BAD_HEADER", "line 10: START should give a time and an interval")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"Waveform\"\n\"\"\n\"EMG\"\n\"mV\"\t1\n\"START\"\t0\t0\n1\n", "BAD_HEADER", "line 10: START should give a time and an interval")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"Waveform\"\n\"\"\n\"EMG\"\n\"mV\"\t1\n\"START\"\t0\t0.1\n1\nx\n", "BAD_NUMBER", "line 12, column 'EMG': 'x'")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"Waveform\"\n\"\"\n\"EMG\"\n\"mV\"\t1\n\"START\"\t0\t0.1\n1\n\"WHAT\"\n", "BAD_HEADER", "line 12: 'WHAT' is neither a value")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"Evt+\"\n\"\"\n\"EMG\"\n\n1.5\nx\n", "BAD_HEADER", "line 11: 'x' is neither a time")]
    [InlineData(Information + "\"CHANNEL\"\t\"1\"\n\"Evt+\"\n\"\"\n\"EMG\"\n\n1.5\n", "NO_SAMPLES", "no samples")]
    public void A_damaged_file_is_an_error_that_names_the_line(string text, string code, string message)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static string Waveform(string number, string title, string unit) =>
        $"\"CHANNEL\"\t\"{number}\"\n\"Waveform\"\n\"No comment\"\n\"{title}\"\n\n\"{unit}\"\t500\n\"START\"\t0.00000\t0.00200\n1\n2\n\n";
}
