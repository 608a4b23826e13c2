using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Text.Exports;

public sealed class NexusExportTests
{
    [Fact]
    public void Each_section_has_its_channels_rate_and_units()
    {
        using var reader = Reading.Text(ExportSamples.Nexus);
        var recording = reader.Recording;
        Assert.Equal(
            "Imported Analog EMG - Voltage: LTA V Emg 2000|Imported Analog EMG - Voltage: RTA V Emg 2000|FP 1 - Force: Fx N Motion 2000|FP 1 - Force: Fy N Motion 2000"
            + "|Subject 1:LASI: X mm Motion 1000|Subject 1:LASI: Y mm Motion 1000|Subject 1:LASI: Z mm Motion 1000",
            string.Join('|', recording.Channels.Select(channel => $"{channel.Name} {channel.Unit.Text} {channel.Kind} {channel.Rate}")));
        Assert.Equal([1000.0, 3000, 5000, 7000, 9000], Samples.Of(reader, 0));
        Assert.Equal([20.0, 21, 22, 23, 24], Samples.Of(reader, 3));
        Assert.Equal([3.0, 6, 9], Samples.Of(reader, 6));
        Assert.Contains(new("section", "Devices, 2000 Hz, from line 1"), recording.Details);
        Assert.Contains(new("section", "Trajectories, 1000 Hz, from line 12"), recording.Details);
    }

    [Fact]
    public void Frames_count_from_1_and_a_missing_one_is_a_gap()
    {
        using var reader = Reading.Text(ExportSamples.Nexus);

        // Frame 101 of 1000 Hz is at 0.1 s; frame 103 is missing among the devices, and a marker was not seen in it.
        Assert.Equal([new Segment(0, 4, 0.1m), new Segment(4, 1, 0.103m)], reader.Recording.Channels[0].Segments);
        Assert.Equal([new Segment(0, 2, 0.1m), new Segment(2, 1, 0.103m)], reader.Recording.Channels[4].Segments);
        Assert.Equal("MISSING_VALUES|MISSING_VALUES|MISSING_VALUES|ROWS_LOST", string.Join('|', reader.Recording.Warnings.Select(warning => warning.Code)));
        Assert.Contains("2 rows are lost", reader.Recording.Warnings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_are_annotations_in_the_order_of_their_times()
    {
        using var reader = Reading.Text(ExportSamples.Nexus);
        Assert.Equal([new Annotation(0.1005m, null, "Right Foot Off"), new Annotation(0.1015m, null, "Left Foot Strike")], reader.Recording.Annotations);
    }

    [Theory]
    [InlineData("Devices\n2000\n,,EMG - V,\nFrame,Sub Frame,L,R\n,,mV,mV\n1,0,1,2\n1,1,3,4\n")]
    [InlineData("Devices,,,\r\n2000,,,\r\n,,EMG - V,\r\nFrame,Sub Frame,L,R\r\n,,mV,mV\r\n1,0,1,2\r\n1,1,3,4\r\n,,,\r\nTrajectories,,,\r\n100,,,\r\n,,M,\r\nFrame,Sub Frame,X,Y\r\n,,mm,mm\r\n")]
    [InlineData("Devices\n2000\n\t\tEMG - V\t\nFrame\tSub Frame\tL\tR\n\t\tmV\tmV\n1\t0\t1,0\t2\n1\t1\t3\t4\n")]
    [InlineData("Devices\n2000\n,,EMG - V,,\nFrame,Sub Frame,L,R,\n,,mV,mV,\n1,0,1,2,\n1,1,3,4,\n\n\n")]
    public void Delimiters_trailing_ones_and_empty_sections_do_not_matter(string text)
    {
        using var reader = Reading.Text(text);
        Assert.Equal(["EMG - V: L", "EMG - V: R"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([1000.0, 3000], Samples.Of(reader, 0));
        Assert.Equal([2000.0, 4000], Samples.Of(reader, 1));
        Assert.Equal([new Segment(0, 2, 0)], reader.Recording.Channels[1].Segments);
        Assert.Equal(new SamplingRate(2000), reader.Recording.Channels[0].Rate);
    }

    [Fact]
    public void The_users_rate_and_unit_go_before_those_of_the_file()
    {
        using var reader = Reading.Text("Devices\n2000\n,,EMG - V,\nFrame,Sub Frame,L,R\n,,V,V\n11,0,1,2\n12,0,3,4\n", new ReadOptions { Rate = new SamplingRate(1000), Unit = SignalUnit.Microvolt });
        Assert.Equal([1.0, 3], Samples.Of(reader));
        Assert.Equal([new Segment(0, 2, 0.01m)], reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Missing_sub_frames_are_told_once()
    {
        using var reader = Reading.Text("Devices\n2000\n,,a\nFrame,Sub Frame,L\n,,V\n1,0,1\n1,,2\n2,0,3\n");
        Assert.Equal(("COUNTER_MISSING", "column 'Sub Frame'"), (Assert.Single(reader.Recording.Warnings).Code, reader.Recording.Warnings[0].Place));
    }

    [Theory]
    [InlineData("Devices\n2000\n,,a\nFrame,Sub Frame,L\n", "HEADER_TRUNCATED", "line 4: the file ends, but the units")]
    [InlineData("Trajectories\n0100\n,,a\nFrame,Sub Frame,L\n,,mm\n1,0,1\n2,0,2\n\nDevices\nfast\n", "BAD_HEADER", "line 10: 'fast' is no rate of the section Devices")]
    [InlineData("Trajectories\n100\n,,a\nFrame,Sub Frame,L\n,,mm\n1,0,1\n2,0,2\n\nnonsense\n", "BAD_HEADER", "line 9: a section should begin here")]
    [InlineData("Trajectories\n100\n,,a\nFrame,Sub Frame,L\n,,mm\n1,0,1\n2,0,2\n\nDevices\n100\n,,b\n1,0,5\n", "BAD_HEADER", "line 12: the columns of the section Devices")]
    [InlineData("Devices\n2000\n,,a\nFrame,Sub Frame,L\n,,V\n1,0,1\n1,1,x\n", "BAD_NUMBER", "line 7, column 'a: L'")]
    [InlineData("Devices\n2000\n,,a\nFrame,Sub Frame,L\n,,V\n1,0,1\n1,1,2,3\n", "RAGGED_ROW", "line 7 has 4 fields")]
    [InlineData("Events\n100\nSubject,Context,Name,Time (s),Description\na,Left,Foot Strike,soon,x\n", "BAD_HEADER", "line 4: an event")]
    [InlineData("Events\n100\nSubject,Context,Name,Time (s),Description\na,Left,Foot Strike,1.5,x\n", "NO_SAMPLES", "no samples")]
    [InlineData("Devices\n2000\n,,a\nFrame,Sub Frame,L\n,,V\n", "NO_SAMPLES", "no column of samples")]
    public void A_damaged_section_is_an_error_that_names_the_line(string text, string code, string message)
    {
        var error = Assert.Throws<RecordingException>(() => Reading.Text(text));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
