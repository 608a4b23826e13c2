using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Recordings;

public sealed class SelectedRecordingReaderTests
{
    [Theory]
    [InlineData(0, 10, 0, 10000)]
    [InlineData(1, 2, 1000, 2000)]
    [InlineData(1.0001, 2.0001, 1001, 2001)]
    [InlineData(9.9995, 99, 10000, 10000)]
    [InlineData(0.00000000001, 0.002, 1, 2)]
    public void A_window_holds_the_samples_from_one_time_on_until_before_another(double from, double to, int first, int end)
    {
        if (first == end)
        {
            Assert.Equal("EMPTY_WINDOW", Assert.Throws<RecordingException>(() => Select((decimal)from, (decimal)to)).Code);
            return;
        }

        using var selected = Select((decimal)from, (decimal)to);
        var channel = selected.Recording.Channels[0];
        Assert.Equal([new Segment(0, end - first, 0)], channel.Segments);
        Assert.Equal(Enumerable.Range(first, end - first).Select(i => (double)i), Values(selected, channel));
        Assert.Equal(new DateTime(2024, 1, 1, 23, 59, 55, DateTimeKind.Unspecified).AddMilliseconds(first), selected.Recording.Start);
    }

    [Fact]
    public void Lanes_at_places_of_their_own_run_across_the_pieces()
    {
        Segment[] segments = [new(0, 300, 0), new(300, 5, 1), new(305, 4695, 2)];
        Channel[] channels = [ArrayRecordingReader.Channel(0, 1000, segments), ArrayRecordingReader.Channel(1, 1000, segments)];
        using var selected = new SelectedRecordingReader(new ArrayRecordingReader(channels, [Ramp(5000), [.. Ramp(5000).Select(value => -value)]]), channels, 0.1m, 4m);
        using var source = selected.Open(selected.Recording.Channels);
        StretchReading.AssertSame(source, 2, selected.Recording.Channels[0].SampleCount, 500);
    }

    [Fact]
    public void An_odd_rate_is_cut_at_exact_samples()
    {
        // 170 samples in 0.135 s: sample 17000 is at 13.5 s to the last digit, and the one before just short of it.
        var channel = ArrayRecordingReader.Channel(0, 1, new Segment(0, 34_000, 0)) with { Rate = new SamplingRate(170_000, 135) };
        using var selected = new SelectedRecordingReader(new ArrayRecordingReader([channel], [Ramp(34_000)]), [channel], 13.5m, 27m);
        Assert.Equal(17_000, Values(selected, selected.Recording.Channels[0])[0]);
        Assert.Equal(17_000, selected.Recording.Channels[0].SampleCount);
    }

    [Fact]
    public void A_segment_whose_start_is_no_decimal_number_is_cut_at_exact_samples()
    {
        // 1500 Hz; row 499 is missing, so that the second segment starts at a third of a second, rounded to 28 digits. Samples are named after their row.
        Segment[] segments = [new(0, 499, 0), new(499, 2501, 500m / 1500m)];
        var channel = ArrayRecordingReader.Channel(0, 1500, segments);
        double[] rows = [.. Enumerable.Range(0, 3001).Where(row => row != 499).Select(row => (double)row)];
        using var selected = new SelectedRecordingReader(new ArrayRecordingReader([channel], [rows]), [channel], 1m, 1.01m);
        Assert.Equal(Enumerable.Range(1500, 15).Select(row => (double)row), Values(selected, selected.Recording.Channels[0]));
    }

    [Fact]
    public void A_rate_of_many_digits_does_not_overflow()
    {
        var rate = new SamplingRate(12_592_592_592_593, 10_000_000_000);
        Segment[] segments = [new(0, 100, 0), new(100, 4900, 101m * rate.Denominator / rate.Numerator)];
        var channel = ArrayRecordingReader.Channel(0, 1, segments) with { Rate = rate };
        using var selected = new SelectedRecordingReader(new ArrayRecordingReader([channel], [Ramp(5000)]), [channel], 2m, 2.01m);

        // Rows 2519 (2.00038 s) to 2531 (2.0099 s), one of which is missing before.
        Assert.Equal(Enumerable.Range(2518, 13).Select(i => (double)i), Values(selected, selected.Recording.Channels[0]));
    }

    [Fact]
    public void Channels_of_several_rates_start_and_end_at_the_same_time()
    {
        Channel[] channels = [ArrayRecordingReader.Channel(0, 1000, new Segment(0, 5000, 0)), ArrayRecordingReader.Channel(1, 150, new Segment(0, 750, 0))];
        using var selected = new SelectedRecordingReader(new ArrayRecordingReader(channels, [Ramp(5000), Ramp(750)]), channels, 1.001m, 2.001m);

        // Both have a sample every 20 ms.
        Assert.Equal([new Segment(0, 1000, 0)], selected.Recording.Channels[0].Segments);
        Assert.Equal([new Segment(0, 150, 0)], selected.Recording.Channels[1].Segments);
        Assert.Equal((1020, 153), (Values(selected, selected.Recording.Channels[0])[0], Values(selected, selected.Recording.Channels[1])[0]));
    }

    [Fact]
    public void Gaps_stay_and_times_count_from_the_first_sample_left()
    {
        Segment[] segments = [new(0, 2000, 0), new(2000, 1000, 5.25m), new(3000, 1000, 100)];
        var channel = ArrayRecordingReader.Channel(0, 1000, segments);
        using var selected = new SelectedRecordingReader(new ArrayRecordingReader([channel], [Ramp(4000)]), [channel], 1.5m, 5.5m);
        Assert.Equal([new Segment(0, 500, 0), new Segment(500, 250, 3.75m)], selected.Recording.Channels[0].Segments);
        Assert.Equal([.. Enumerable.Range(1500, 500), .. Enumerable.Range(2000, 250)], Values(selected, selected.Recording.Channels[0]).Select(value => (int)value));

        using var inGap = new SelectedRecordingReader(new ArrayRecordingReader([channel], [Ramp(4000)]), [channel], 3, 6);
        Assert.Equal([new Segment(0, 750, 0)], inGap.Recording.Channels[0].Segments);
    }

    [Fact]
    public void Annotations_that_reach_into_the_window_move_with_it()
    {
        Annotation[] annotations = [new(0.5m, 0.5m, "ends before"), new(0.5m, 0.75m, "reaches in"), new(1, null, "at the start"), new(1.9999m, 10, "near the end"), new(2, null, "behind")];
        using var selected = Select(1, 2, annotations);
        Assert.Equal(
            [new Annotation(-0.5m, 0.75m, "reaches in"), new Annotation(0, null, "at the start"), new Annotation(0.9999m, 10, "near the end")],
            selected.Recording.Annotations);
    }

    [Fact]
    public void Without_a_window_nothing_moves_and_channels_come_in_the_order_asked_for()
    {
        Channel[] channels = [ArrayRecordingReader.Channel(0, 1000, new Segment(0, 3, 0.5m)), ArrayRecordingReader.Channel(1, 1000, new Segment(0, 3, 0.5m))];
        using var selected = new SelectedRecordingReader(new ArrayRecordingReader(channels, [[1, 2, 3], [4, 5, 6]]), [channels[1]]);
        Assert.Equal(("EMG 2", 0), (selected.Recording.Channels[0].Name, selected.Recording.Channels[0].Index));
        Assert.Equal([new Segment(0, 3, 0.5m)], selected.Recording.Channels[0].Segments);
        Assert.Equal([4, 5, 6], Values(selected, selected.Recording.Channels[0]));
    }

    private static SelectedRecordingReader Select(decimal from, decimal to, params Annotation[] annotations)
    {
        var recorded = new Recorded(new ArrayRecordingReader(1000, Ramp(10_000)), annotations);
        return new SelectedRecordingReader(recorded, recorded.Recording.Channels, from, to);
    }

    private static double[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static double[] Values(RecordingReader reader, Channel channel)
    {
        using var source = reader.Open([channel]);
        var lanes = new double[channel.SampleCount * Lanes.Count];

        // In pieces that do not end where segments do.
        const int Piece = 7 * Lanes.Count;
        for (var at = 0; at < lanes.Length; at += Piece)
        {
            source.Read(at / Lanes.Count, lanes.AsSpan(at, Math.Min(Piece, lanes.Length - at)));
        }

        return [.. lanes.Where((_, i) => i % Lanes.Count == 0)];
    }

    private sealed class Recorded(RecordingReader inner, IReadOnlyList<Annotation> annotations) : RecordingReader
    {
        public override Recording Recording { get; } = inner.Recording with { Start = new DateTime(2024, 1, 1, 23, 59, 55, DateTimeKind.Unspecified), Annotations = annotations };

        public override LaneSource Open(IReadOnlyList<Channel> channels) => inner.Open(channels);

        protected override void Dispose(bool disposing) => inner.Dispose();
    }
}
