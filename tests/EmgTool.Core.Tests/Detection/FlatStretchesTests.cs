using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

public sealed class FlatStretchesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10_000, 64)]
    [InlineData(10_000, 10_000)]
    [InlineData(700, 333)]
    [InlineData(2_100, 7)]
    [InlineData(50, 50)]
    public void Leaves_out_flat_stretches_with_their_guard_however_the_signal_is_cut(int stretch, int block)
    {
        var signal = TestSignals.Noise(10_000, 1);
        Array.Fill(signal, 3.5, 2_000, 500);
        Array.Fill(signal, 3.5, 6_000, 40);
        Array.Fill(signal, -1.0, 9_800, 200);

        // 2,000 to 2,500 with 50 on either side; 9,800 to the end.
        Assert.Equal(600 + 250, LeftOut(signal, stretch, block));
    }

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 150)]
    public void A_run_counts_from_the_flat_time_on_also_where_stretches_meet(int run, int expected)
    {
        var signal = TestSignals.Noise(3_000, 2);
        Array.Fill(signal, 7.0, 980, run);

        Assert.Equal(expected, LeftOut(signal, 1_000, 100));
    }

    [Theory]
    [InlineData(1_000, 100)]
    [InlineData(300, 77)]
    public void A_channel_that_is_flat_throughout_is_left_out_altogether(int stretch, int block) =>
        Assert.Equal(1_000, LeftOut(new double[1_000], stretch, block));

    [Fact]
    public void Equal_values_on_both_sides_of_a_cut_are_one_run_only_where_nothing_lies_between()
    {
        var signal = TestSignals.Noise(2_000, 3);
        Array.Fill(signal, 1.0, 970, 29);
        signal[999] = 2;
        Array.Fill(signal, 1.0, 1_000, 29);

        Assert.Equal(0, LeftOut(signal, 1_000, 1_000));
    }

    private static long LeftOut(double[] signal, int stretch, int block)
    {
        var (rate, settings) = (new SamplingRate(1000), new DetectionSettings());
        var feed = new DetectorFeed(new BurstCollector(), signal.Length);
        feed.Begin(signal.Length);
        var stretches = new FlatStretches(rate, settings, feed.Floored, new ClippedStretches(EndValues.Unknown, 1));
        var runs = new FlatRuns(FlatStretches.ShortestRun(rate, settings));
        var rows = TestSignals.Interleave(new double[signal.Length], [], [], signal);
        stretches.Begin();
        for (var first = 0; first < signal.Length; first += stretch)
        {
            runs.Begin();
            var end = Math.Min(signal.Length, first + stretch);
            for (var row = first; row < end; row += block)
            {
                runs.Process(rows.AsSpan(row * 8), 3, Math.Min(block, end - row));
            }

            stretches.Add(runs);
        }

        feed.Add(signal);
        return feed.Detector.LeftOut.Sum(stretch => stretch.End - stretch.First);
    }
}
