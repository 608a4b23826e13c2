using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class FilteredRecordingReaderTests
{
    private static readonly FilterSettings BandPass4 = new() { Order = 4, Mains = MainsMode.Off };

    [Theory]
    [InlineData(2000)]
    [InlineData(1)]
    [InlineData(333)]
    public void The_samples_are_those_of_sosfiltfilt(int blockRows)
    {
        using var reader = Of(BandPass4, new Segment(0, 2000, 0));
        using var source = reader.Open(reader.Recording.Channels);
        ScipyReference.BandPassZeroPhase.AssertEqual(Read(source, 2000, blockRows), 1e-9);
    }

    [Fact]
    public void Each_segment_is_filtered_by_itself()
    {
        // The second segment is the reference signal; what stands in front of it must not reach it.
        var before = LaneSignals.Noise(1500);
        var input = ScipyReference.Input();
        double[][] signals = [.. Enumerable.Range(0, Lanes.Count).Select(lane => (double[])[.. LaneSignals.Lane(before, lane), .. LaneSignals.Lane(input, lane)])];
        Segment[] segments = [new(0, 1500, 0), new(1500, 2000, 12.5m)];
        using var reader = new FilteredRecordingReader(new ArrayRecordingReader([.. signals.Select((_, i) => ArrayRecordingReader.Channel(i, 1000, segments))], signals), Channels(segments), BandPass4);
        using var source = reader.Open(reader.Recording.Channels);
        ScipyReference.BandPassZeroPhase.AssertEqual(Read(source, 3500, 700)[(1500 * Lanes.Count)..], 1e-9);
        Assert.Equal(segments, reader.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Any_rows_can_be_read_in_any_order()
    {
        using var reader = Of(BandPass4, new Segment(0, 900, 0), new Segment(900, 1100, 7));
        using var source = reader.Open(reader.Recording.Channels);
        var all = Read(source, 2000, 2000);
        foreach (var (first, rows) in new[] { (1990, 10), (0, 3), (895, 10), (900, 1), (899, 1), (100, 1900) })
        {
            var lanes = new double[rows * Lanes.Count];
            source.Read(first, lanes);
            Assert.Equal(LaneSignals.Bits(all[(first * Lanes.Count)..((first + rows) * Lanes.Count)]), LaneSignals.Bits(lanes));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(1999, new double[2 * Lanes.Count]));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(-1, new double[Lanes.Count]));
    }

    [Fact]
    public void The_header_says_what_was_done_and_no_longer_how_the_file_stored_the_samples()
    {
        var channel = ArrayRecordingReader.Channel(0, 1000, new Segment(0, 100, 0)) with { Prefilter = "HP:5Hz", Quantization = Quantization.Identity(16) };
        using var reader = new FilteredRecordingReader(new ArrayRecordingReader([channel], [new double[100]]), [channel], new FilterSettings { NotchHz = 50 });
        Assert.Equal("HP:5Hz HP:20Hz LP:450Hz N:50Hz", reader.Recording.Channels[0].Prefilter);
        Assert.Null(reader.Recording.Channels[0].Quantization);
    }

    [Fact]
    public void A_channel_too_slow_for_the_band_is_left_out_and_none_at_all_is_refused()
    {
        Channel[] channels = [ArrayRecordingReader.Channel(0, 10, new Segment(0, 10, 0)), ArrayRecordingReader.Channel(1, 1000, new Segment(0, 1000, 0))];
        using var reader = new FilteredRecordingReader(new ArrayRecordingReader(channels, [new double[10], new double[1000]]), channels, new FilterSettings());
        Assert.Equal("EMG 2", Assert.Single(reader.Recording.Channels).Name);
        Assert.StartsWith("left out: EMG 1: ", Assert.Single(reader.Notes), StringComparison.Ordinal);
        using var source = reader.Open(reader.Recording.Channels);
        Assert.Throws<SettingsException>(() => new FilteredRecordingReader(reader, [channels[0]], new FilterSettings()));
    }

    private static Channel[] Channels(params Segment[] segments) => [.. Enumerable.Range(0, Lanes.Count).Select(i => ArrayRecordingReader.Channel(i, 1000, segments))];

    private static FilteredRecordingReader Of(FilterSettings settings, params Segment[] segments)
    {
        var input = ScipyReference.Input();
        var channels = Channels(segments);
        return new FilteredRecordingReader(new ArrayRecordingReader(channels, [.. channels.Select((_, lane) => LaneSignals.Lane(input, lane))]), channels, settings);
    }

    private static double[] Read(LaneSource source, int rows, int blockRows)
    {
        var lanes = new double[rows * Lanes.Count];
        for (var first = 0; first < rows; first += blockRows)
        {
            source.Read(first, lanes.AsSpan(first * Lanes.Count, Math.Min(blockRows, rows - first) * Lanes.Count));
        }

        return lanes;
    }
}
