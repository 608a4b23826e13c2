using EmgTool.Accuracy;
using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests;

/// <summary>Four channels: the same waveform on all at 10 s, a contraction of all of them at 20 s, each with its own waveform and some milliseconds later than the one before.</summary>
public sealed class CommonBurstsTests
{
    private static readonly double[][] Signals = [.. Enumerable.Range(0, 4).Select(Channel)];

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void What_peaks_on_all_channels_at_the_same_instant_is_flagged(int channels, bool isCommon)
    {
        var results = Analyze(channels);

        Assert.Equal(channels, results.Count);
        Assert.All(results, result => Assert.Equal(
            [isCommon ? BurstFlags.Common : BurstFlags.None, BurstFlags.None], result.Bursts.Select(burst => burst.Measured.Burst.Flags)));
        Assert.All(results, result => Assert.InRange(result.Bursts[0].Measured.PeakSample, 10_119, 10_121));
    }

    [Fact]
    public void Nothing_but_the_flag_depends_on_the_other_channels()
    {
        var (alone, together) = (Analyze(1)[0].Bursts, Analyze(4)[0].Bursts);
        for (var i = 0; i < 2; i++)
        {
            var (ours, others) = (alone[i].Measured, together[i].Measured);
            Assert.Equal(ours, others with { Burst = others.Burst with { Flags = ours.Burst.Flags } });
        }
    }

    [Fact]
    public void A_channel_without_the_event_shows_that_it_is_not_common()
    {
        using var reader = new ArrayRecordingReader(1000, [.. Signals, TestSignals.Noise(30_000, 9)]);
        var results = Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels;

        Assert.All(results.SelectMany(result => result.Bursts), burst => Assert.Equal(BurstFlags.None, burst.Measured.Burst.Flags));
    }

    [Fact]
    public void An_electrode_that_shows_nothing_at_all_does_not_count()
    {
        using var reader = new ArrayRecordingReader(1000, [.. Signals, new double[30_000]]);
        var results = Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels;

        Assert.Equal(0, results[4].SecondsAnalyzed);
        Assert.All(results.Take(4), result => Assert.Equal(BurstFlags.Common, result.Bursts[0].Measured.Burst.Flags));
    }

    [Fact]
    public void Durations_must_be_alike()
    {
        double[][] signals = [.. Signals.Select(signal => (double[])signal.Clone())];
        var tail = TestSignals.Noise(400, 30);
        for (var i = 0; i < 400; i++)
        {
            signals[2][10_150 + i] += 10 * tail[i];
        }

        using var reader = new ArrayRecordingReader(1000, signals);

        Assert.All(
            Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels,
            result => Assert.Equal(BurstFlags.None, result.Bursts[0].Measured.Burst.Flags));
    }

    private static IReadOnlyList<ChannelResult> Analyze(int channels)
    {
        using var reader = new ArrayRecordingReader(1000, Signals[..channels]);
        return Analysis.Run(reader, reader.Recording.Channels, new AnalysisSettings()).Channels;
    }

    private static double[] Channel(int index)
    {
        var signal = TestSignals.Noise(30_000, index);
        var (common, own) = (TestSignals.Noise(150, 10), TestSignals.Noise(150, 20 + index));
        for (var i = 0; i < 150; i++)
        {
            signal[10_000 + i] += 10 * common[i];
            signal[20_000 + (7 * index) + i] += 10 * own[i];
        }

        // The largest sample, in the second tenth of a second.
        signal[10_120] += 150;
        return signal;
    }
}
