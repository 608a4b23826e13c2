using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class NoraxonExportTests
{
    [Fact]
    public void Names_and_units_come_from_the_titles_and_words_are_annotations()
    {
        using var reader = Reading.Text(ExportSamples.Noraxon);
        Assert.Equal(
            "Ultium EMG.EMG 1 uV Emg|VMO RT uV Emg|Ultium EMG.Internal Accel 1 Ax mG Motion",
            string.Join('|', reader.Recording.Channels.Select(channel => $"{channel.Name} {channel.Unit.Text} {channel.Kind}")));
        Assert.All(reader.Recording.Channels, channel => Assert.Equal(new SamplingRate(2000), channel.Rate));
        Assert.Equal([1.5, -2.5, 3.5, 4.5, 5.5], Samples.Of(reader, 0));
        Assert.Equal([10.0, 11, 12, 13, 14], Samples.Of(reader, 1));
        Assert.Equal(
            [
                new Annotation(0, 0.001m, "rest"), new Annotation(0.001m, 0.0015m, "walk"), new Annotation(0.001m, 0.0005m, "heel"), new Annotation(0.001m, 0.001m, "On"),
            ],
            reader.Recording.Annotations);
    }

    [Theory]
    [InlineData("time;VMO RT, uV;Activity;Marker\n0,000;1,5;;\n0,001;2,5;;\n0,002;3,5;;heel\n")]
    [InlineData("a\nb\nc\nTime,s\t\"VMO RT, uV\"\tMarker\tActivity\n0.000\t1.5\t\t\n0.001\t2.5\t\t\n0.002\t3.5\theel\t\n")]
    [InlineData("name\r\n\r\nx\r\ntime,\"VMO RT, uV\",Activity,Marker,\r\n0.000,1.5,,,\r\n0.001,2.5,,,\r\n0.002,3.5,,heel,\r\n")]
    public void Delimiters_and_lines_above_may_differ(string text)
    {
        using var reader = Reading.Text(text);
        Assert.Equal("Noraxon text", reader.Recording.Format);
        Assert.Equal(("VMO RT", "uV"), (Assert.Single(reader.Recording.Channels).Name, reader.Recording.Channels[0].Unit.Text));
        Assert.Equal([1.5, 2.5, 3.5], Samples.Of(reader));
        Assert.Equal(new Annotation(0.002m, 0.001m, "heel"), Assert.Single(reader.Recording.Annotations));
    }

    [Fact]
    public void A_mark_may_come_long_behind_the_start()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(row => $"{row / 1000m},{row},{(row == 4000 ? "On" : "")}\n"));
        using var reader = Reading.Text("time,Noraxon Ultium.EMG 8 (uV),Sync\n" + rows);
        Assert.Equal(new Annotation(4, 0.001m, "On"), Assert.Single(reader.Recording.Annotations));
        Assert.Equal(5000, reader.Recording.Channels[0].SampleCount);
    }

    [Fact]
    public void A_synchronisation_of_numbers_is_a_channel()
    {
        using var reader = Reading.Text("time,Ultium EMG.EMG 1 (uV),Sync\n0.000,1,0\n0.001,2,1\n0.002,3,1\n");
        Assert.Equal(["Ultium EMG.EMG 1", "Sync"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal(ChannelKind.Trigger, reader.Recording.Channels[1].Kind);
    }

    [Fact]
    public void More_columns_than_can_be_read_are_an_error_at_once()
    {
        // Each column by itself would take 100,000 x 100,000 fields.
        var tabs = new string('\t', 100_000);
        var error = Assert.Throws<RecordingException>(() => Reading.Text($"time\tUltium{tabs}x\n{tabs}\n{tabs}\n"));
        Assert.Equal("TOO_MANY_COLUMNS", error.Code);
        Assert.StartsWith("line 1: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_row_is_an_error_that_names_the_line()
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(ExportSamples.Noraxon.Replace("0.0010,3.5,", "0.0010,", StringComparison.Ordinal)));
        Assert.Contains("line 7", error.Message, StringComparison.Ordinal);
    }
}
