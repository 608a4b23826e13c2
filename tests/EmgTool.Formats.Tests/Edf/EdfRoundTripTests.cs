using EmgTool.Core.Recordings;
using EmgTool.Formats.Edf;
using Xunit;
using static EmgTool.Formats.Tests.MemoryRecordingReader;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>What is written reads back as it was.</summary>
public sealed class EdfRoundTripTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emgtool-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Channels_annotations_start_and_gaps_come_back_without_a_warning()
    {
        Segment[] segments = [new(0, 1700, 0), new(1700, 3400, 12.345m)];
        Annotation[] annotations = [new(0.1m, null, "a"), new(1, 0, "b \u2713"), new(2.5m, 0.25m, "c@@EMG 1", "EMG 1")];
        var start = new DateTime(2024, 3, 7, 14, 5, 9, DateTimeKind.Unspecified);
        var delsys = Channel("EMG 1", new SamplingRate(170_000, 135), 5100, new SignalUnit("mV", UnitKind.Voltage, 1000), segments) with { Prefilter = "HP:20Hz" };
        var written = Of(start, annotations, (delsys, Wave(5100)), (delsys with { Name = "EMG 2", Unit = SignalUnit.Microvolt }, Wave(5100)));
        var path = Path.Join(_folder.FullName, "a.edf");

        EdfWriter.Write(path, written, new(), cancellation: TestContext.Current.CancellationToken);

        using var read = RecordingFile.Open(path, new(), TestContext.Current.CancellationToken);
        Assert.Empty(read.Recording.Warnings);
        Assert.Equal(start, read.Recording.Start);
        Assert.Equal(annotations, read.Recording.Annotations);
        foreach (var (expected, channel) in written.Recording.Channels.Zip(read.Recording.Channels))
        {
            Assert.Equal(expected.Name, channel.Name);
            Assert.Equal(expected.Unit.Text, channel.Unit.Text);
            Assert.Equal(expected.Rate, channel.Rate);
            Assert.Equal("HP:20Hz", channel.Prefilter);
            Assert.True(expected.Segments.SequenceEqual(channel.Segments));
            Assert.Equal(Samples(written, expected), Samples(read, channel), (a, b) => Math.Abs(a - b) < 0.01);
        }
    }

    private static double[] Samples(RecordingReader reader, Channel channel)
    {
        using var source = reader.Open([channel]);
        var lanes = new double[channel.SampleCount * Lanes.Count];
        source.Read(0, lanes);
        return [.. lanes.Where((_, i) => i % Lanes.Count == 0)];
    }

    private static double[] Wave(int count) => [.. Enumerable.Range(0, count).Select(i => 300 * Math.Sin(i * 0.37))];
}
