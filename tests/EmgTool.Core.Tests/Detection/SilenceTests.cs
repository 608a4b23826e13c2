using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

/// <summary>Silences of known place in tonic activity of white noise at 1 kHz.</summary>
public sealed class SilenceTests
{
    private const int TonicStart = 10_000;
    private const int TonicLength = 40_000;

    [Theory]
    [InlineData(50, 4)]
    [InlineData(50, 10)]
    [InlineData(70, 4)]
    [InlineData(100, 10)]
    [InlineData(200, 4)]
    [InlineData(300, 10)]
    [InlineData(480, 6)]
    public void Silences_of_tonic_activity_are_found_and_do_not_divide_it(int length, double amplitude)
    {
        int[] starts = [13_000, 16_111, 19_500, 24_000, 28_123, 33_000, 38_700, 44_000];

        var (bursts, silences) = Detect(Tonic(1, amplitude, length, starts));

        var contraction = Assert.Single(bursts);
        Assert.InRange(contraction.Onset, TonicStart - 10, TonicStart + 10);
        Assert.InRange(contraction.Offset, TonicStart + TonicLength - 10, TonicStart + TonicLength + 10);
        Assert.Equal(starts.Length, silences.Count);
        Assert.All(starts.Zip(silences), pair =>
        {
            Assert.Equal(Track.Silence, pair.Second.Track);
            Assert.InRange(pair.Second.Onset, pair.First - 8, pair.First + 8);
            Assert.InRange(pair.Second.Offset, pair.First + length - 8, pair.First + length + 8);
        });
    }

    [Theory]
    [InlineData(20)]
    [InlineData(700)]
    public void A_pause_too_short_or_too_long_is_no_silence(int length) =>
        Assert.Empty(Detect(Tonic(2, 6, length, 20_000, 30_000)).Silences);

    [Fact]
    public void A_drop_by_less_than_asked_for_is_no_silence()
    {
        // The amplitude falls to a half: more than the 40 % that a drop by 60 % leaves.
        var signal = TestSignals.Louder(TestSignals.Louder(TestSignals.Noise(60_000, 3), TonicStart, TonicLength, 10), 25_000, 200, 0.5);

        Assert.Empty(Detect(signal).Silences);
    }

    [Fact]
    public void A_pause_between_jerks_is_no_silence()
    {
        var signal = TestSignals.Noise(60_000, 4);
        for (var start = 5_000; start < 50_000; start += 600)
        {
            TestSignals.Louder(signal, start, 400, 6);
        }

        var (bursts, silences) = Detect(signal);

        Assert.Empty(silences);
        Assert.Equal(75, bursts.Count);
    }

    [Fact]
    public void A_burst_of_another_strength_behind_a_contraction_is_another_burst()
    {
        var signal = TestSignals.Louder(TestSignals.Louder(TestSignals.Noise(60_000, 5), 10_000, 3_000, 12), 13_200, 400, 3);

        var (bursts, silences) = Detect(signal);

        Assert.Empty(silences);
        Assert.Equal(2, bursts.Count);
    }

    [Fact]
    public void How_the_signal_comes_in_changes_nothing()
    {
        // A contraction of 45 s, which is examined in parts that share two seconds.
        var signal = TestSignals.Louder(TestSignals.Noise(100_000, 6), 20_000, 45_000, 6);
        int[] starts = [.. Enumerable.Range(0, 25).Select(i => 21_500 + (i * 1731))];
        foreach (var start in starts)
        {
            TestSignals.Louder(signal, start, 120, 1 / 6.0);
        }

        var whole = Detect(signal, 100_000);

        Assert.Equal(starts.Length, whole.Silences.Count);
        Assert.Single(whole.Bursts);
        foreach (var stretch in new[] { 1, 1000, 33_333 })
        {
            Assert.Equal(whole.Silences.Select(silence => (silence.Onset, silence.Offset)), Detect(signal, stretch).Silences.Select(silence => (silence.Onset, silence.Offset)));
        }
    }

    private static double[] Tonic(int seed, double amplitude, int length, params int[] starts)
    {
        var signal = TestSignals.Louder(TestSignals.Noise(60_000, seed), TonicStart, TonicLength, amplitude);
        foreach (var start in starts)
        {
            TestSignals.Louder(signal, start, length, 1 / amplitude);
        }

        return signal;
    }

    private static (List<(long Onset, long Offset, Track Track, BurstFlags Flags, double[] Samples)> Bursts, List<(long Onset, long Offset, Track Track, BurstFlags Flags, double[] Samples)> Silences)
        Detect(double[] signal, int stretch = 60_000)
    {
        var (bursts, silences) = (new BurstCollector(), new BurstCollector());
        new DetectorFeed(bursts, stretch, silences: silences).Detect(signal);
        return (bursts.Bursts, silences.Bursts);
    }
}
