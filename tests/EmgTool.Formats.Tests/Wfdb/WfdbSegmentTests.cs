using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Formats.Tests.Wfdb;

public sealed class WfdbSegmentTests : IDisposable
{
    private readonly WfdbFolder _folder = new();

    [Fact]
    public void Segments_without_a_gap_are_one_stretch()
    {
        _folder.Header("m", "m/3 2 100 5 10:00:00 1/2/2020", "s1 2", "s2 1", "s1 2")
            .Header("s1", "s1 2 100 2", "s1.dat 16 1/uV 0 0 0 0 0 a", "s1.dat 16 1/uV 0 0 0 0 0 b").Samples("s1.dat", 1, 10, 2, 20)
            .Header("s2", "s2 2 100 1", "s2.dat 80 0.5/uV 0 0 0 0 0 a", "s2.dat 80 0.5/uV 0 0 0 0 0 b").File("s2.dat", 131, 132);
        using var reader = _folder.Open("m.hea");
        Assert.Equal(("WFDB 16+80", new DateTime(2020, 2, 1, 10, 0, 0)), (reader.Recording.Format, reader.Recording.Start));
        Assert.Equal([[1, 2, 6, 1, 2], [10, 20, 8, 10, 20]], Enumerable.Range(0, 2).Select(channel => Samples.Of(reader, channel)));
        Assert.Equal([new Segment(0, 5, 0)], reader.Recording.Channels[0].Segments);
        Assert.Equal(["m.hea", "s1.hea", "s2.hea", "s1.dat", "s2.dat"], reader.Files.Select(path => Path.GetFileName(path)));
        Assert.Empty(reader.Recording.Warnings);
    }

    /// <summary>A layout header, absent signals, another order, and another gain: the variable layout of header(5).</summary>
    [Fact]
    public void A_layout_and_null_segments_give_gaps()
    {
        _folder.Header("m", "m/4 3 100 9", "m_layout 0", "s1 3", "~ 4", "s2 2")
            .Header("m_layout", "m_layout 3 100 0", "~ 0 1/uV 0 0 0 0 0 EMG", "~ 0 1/mV 0 0 0 0 0 ECG", "~ 0 1/mV 0 0 0 0 0 ABP")
            .Header("s1", "s1 1 100 3", "s1.dat 16 1/uV 0 0 0 0 0 EMG").Samples("s1.dat", 1, 2, 3)
            .Header("s2", "s2 2 100 2", "s2.dat 16 2/mV 0 0 0 0 0 ECG", "s2.dat 16 10(5)/mV 0 0 0 0 0 EMG").Samples("s2.dat", 4, 6, 8, 7);
        using var reader = _folder.Open("m.hea");
        Assert.Equal(["EMG", "ECG"], reader.Recording.Channels.Select(channel => channel.Name));
        Assert.Equal([new Segment(0, 3, 0), new Segment(3, 2, 0.07m)], reader.Recording.Channels[0].Segments);
        Assert.Equal([new Segment(0, 2, 0.07m)], reader.Recording.Channels[1].Segments);
        Assert.Equal([1, 2, 3, 100, 200], Samples.Of(reader, 0).Select(value => Math.Round(value, 9)));
        Assert.Equal([2000, 4000], Samples.Of(reader, 1));
        Assert.Equal("EMPTY_SIGNAL_SKIPPED", Assert.Single(reader.Recording.Warnings).Code);
        Assert.Contains(reader.Recording.Details, detail => detail is { Key: "segments", Value: "4, of which 1 are gaps" });
    }

    [Fact]
    public void A_segment_that_is_not_there_is_a_gap()
    {
        _folder.Header("m", "m/3 1 100", "s1 2", "gone 3", "s1 2").Header("s1", "s1 1 100 2", "s1.dat 16 1/uV").Samples("s1.dat", 1, 2);
        using var reader = _folder.Open("m.hea");
        Assert.Equal([new Segment(0, 2, 0), new Segment(2, 2, 0.05m)], reader.Recording.Channels[0].Segments);
        Assert.Equal("SEGMENT_MISSING", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Theory]
    [InlineData("s1 1 100 2", "s1.dat 16 1/uV", "m/1 1 100 3\ns1 3", "SEGMENT_LENGTH")]
    [InlineData("s1 1 100 2", "s1.dat 16 1/uV", "m/1 1 100 9\ns1 2", "RECORD_LENGTH")]
    public void Lengths_that_do_not_agree_are_told(string record, string signal, string master, string code)
    {
        _folder.Header("m", master.Split('\n')).Header("s1", record, signal).Samples("s1.dat", 1, 2);
        using var reader = _folder.Open("m.hea");
        Assert.Equal((2L, code), (reader.Recording.Channels[0].SampleCount, Assert.Single(reader.Recording.Warnings).Code));
    }

    [Theory]
    [InlineData("s2.dat 16 1/mmHg 0 0 0 0 0 EMG")]
    [InlineData("s2.dat 16x2 1/uV 0 0 0 0 0 EMG")]
    [InlineData("s2.dat 16 0 0 0 0 0 0 EMG")]
    public void A_signal_that_became_another_one_is_left_out_there(string line)
    {
        _folder.Header("m", "m/2 1 100", "s1 2", "s2 1").Header("s1", "s1 1 100 2", "s1.dat 16 1/uV 0 0 0 0 0 EMG").Samples("s1.dat", 1, 2)
            .Header("s2", "s2 1 100 1", line).Samples("s2.dat", line.Contains("x2", StringComparison.Ordinal) ? [3, 4] : [3]);
        using var reader = _folder.Open("m.hea");
        Assert.Equal([1, 2], Samples.Of(reader));
        Assert.Equal("SEGMENT_DIFFERS", Assert.Single(reader.Recording.Warnings).Code);
    }

    [Fact]
    public void Another_rate_in_a_segment_is_an_error()
    {
        _folder.Header("m", "m/1 1 100", "s1 2").Header("s1", "s1 1 200 2", "s1.dat 16 1/uV").Samples("s1.dat", 1, 2);
        Assert.Equal("BAD_SEGMENT", _folder.Error("m.hea").Code);
    }

    [Fact]
    public void More_segments_than_files_that_may_be_open_are_read()
    {
        var names = Enumerable.Range(0, 150).Select(index => $"s{index}").ToArray();
        _folder.Header("m", ["m/150 1 100", .. names.Select(name => name + " 2")]);
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            _folder.Header(name, name + " 1 100 2", name + ".dat 16 1/uV").Samples(name + ".dat", index, -index);
        }

        using var reader = _folder.Open("m.hea");
        Assert.Equal(Enumerable.Range(0, 150).SelectMany(index => new double[] { index, -index }), Samples.Of(reader));
    }

    [Fact]
    public void The_segments_are_parts_of_the_record()
    {
        _folder.Header("m", "m/3 1 100", "m_layout 0", "s1 2", "~ 5");
        Assert.Equal([_folder.At("m_layout.hea"), _folder.At("s1.hea")], RecordingFile.PartsOf(_folder.At("m.hea")));
        Assert.Empty(RecordingFile.PartsOf(_folder.At("s1.hea")));
        Assert.Empty(RecordingFile.PartsOf(_folder.At("x.csv")));
    }

    public void Dispose() => _folder.Dispose();
}
