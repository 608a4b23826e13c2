using EmgTool.Core.Detection;
using Xunit;

namespace EmgTool.Core.Tests.Detection;

/// <summary>Movements of known amplitude: 250 Hz, whose root mean square over 100 ms is the same everywhere, on a little noise. 1 kHz, in microvolts.</summary>
public sealed class MovementTrackTests
{
    private const double Noise = 0.05;

    [Theory]
    [InlineData(7.9, 0)]
    [InlineData(8.1, 1)]
    public void A_movement_begins_where_the_amplitude_exceeds_rest_by_8_uV(double above, int count)
    {
        var signal = Rest(40_000, 1);
        Move(signal, 20_000, 3_000, Noise + above);

        AssertFollowsTheRule(signal, count);
    }

    /// <summary>The window of 100 ms fills 98 ms of a pause after 20 uV.</summary>
    [Theory]
    [InlineData(400, 1)]
    [InlineData(500, 1)]
    [InlineData(590, 1)]
    [InlineData(607, 2)]
    [InlineData(700, 2)]
    public void It_ends_where_the_amplitude_stays_near_rest_for_half_a_second(int pause, int count)
    {
        var signal = Rest(40_000, 2);
        Move(signal, 20_000, 1_000, 20);
        Move(signal, 21_000 + pause, 1_000, 20);

        AssertFollowsTheRule(signal, count);
    }

    [Theory]
    [InlineData(1.9, 2)]
    [InlineData(2.1, 1)]
    public void Near_rest_is_2_uV_above_it(double above, int count)
    {
        var signal = Rest(40_000, 3);
        Move(signal, 20_000, 1_000, 20);
        Move(signal, 21_000, 2_000, Noise + above);
        Move(signal, 23_000, 1_000, 20);

        AssertFollowsTheRule(signal, count);
    }

    /// <summary>10 uV exceed 8 uV over 64 ms of the window, and 2 uV over 4 ms: the envelope lasts 60 ms longer than the burst.</summary>
    [Theory]
    [InlineData(400, 0)]
    [InlineData(500, 1)]
    [InlineData(600, 1)]
    public void What_is_shorter_than_half_a_second_is_none(int length, int count)
    {
        var signal = Rest(40_000, 4);
        Move(signal, 20_000, length, 10);

        AssertFollowsTheRule(signal, count);
    }

    /// <summary>Busy stretches are cut at 20 s for bursts, and the signal comes in stretches.</summary>
    [Theory]
    [InlineData(60_000)]
    [InlineData(7_777)]
    public void A_long_movement_comes_out_whole(int stretch)
    {
        var signal = Rest(260_000, 5);
        Move(signal, 100_000, 47_300, 30);

        AssertFollowsTheRule(signal, 1, stretch);
    }

    [Fact]
    public void Movements_at_the_ends_of_a_segment_say_so()
    {
        var signal = Rest(60_000, 6);
        Move(signal, 0, 2_000, 20);
        Move(signal, 58_000, 2_000, 20);

        var movements = AssertFollowsTheRule(signal, 2);
        Assert.Equal([BurstFlags.TouchesStart, BurstFlags.TouchesEnd], movements.Select(movement => movement.Flags));
    }

    /// <summary>The noise grows from 0.2 to 2 uV over twenty minutes: 7.3 uV above the rest of its time are never a movement, 9.5 always.</summary>
    [Fact]
    public void Rest_is_that_of_the_time()
    {
        var noise = TestSignals.Noise(1_200_000, 7);
        double[] signal = [.. noise.Select((value, i) => value * Level(i))];
        for (var i = 0; i < 36; i++)
        {
            var first = 20_000 + (i * 32_000);
            var level = Level(first);
            Move(signal, first, 1_500, level + (i % 2 == 0 ? 7.3 : 9.5), level);
        }

        var movements = Detect(signal, 60_000).Bursts;

        Assert.Equal(Enumerable.Range(0, 18).Select(i => 52 + (64 * i)), movements.Select(movement => (int)Math.Round(movement.Onset / 1000.0)));

        static double Level(int i) => 0.2 * Math.Pow(10, i / 1_200_000.0);
    }

    [Fact]
    public void Other_thresholds_hold_where_they_are_set()
    {
        var signal = Rest(40_000, 8);
        Move(signal, 20_000, 300, Noise + 4.1);

        Assert.Empty(Detect(signal, 60_000).Bursts);
        Assert.Single(Detect(signal, 60_000, new() { On = true, RiseMicrovolts = 4, MinimumSeconds = 0.2 }).Bursts);
        Assert.Empty(Detect(signal, 60_000, new() { On = true, RiseMicrovolts = 4.2, MinimumSeconds = 0.2 }).Bursts);
    }

    private static double[] Rest(int samples, int seed) => [.. TestSignals.Noise(samples, seed).Select(value => Noise * value)];

    /// <summary>Adds what brings the root mean square of noise to a level.</summary>
    private static void Move(double[] signal, int first, int length, double level, double noise = Noise)
    {
        var amplitude = Math.Sqrt(2 * ((level * level) - (noise * noise)));
        for (var i = first; i < first + length; i++)
        {
            // The phase of pi/4 makes every pair of samples alike in energy.
            signal[i] += amplitude * Math.Cos((Math.PI / 2 * i) + (Math.PI / 4));
        }
    }

    private static List<(long Onset, long Offset, Track Track, BurstFlags Flags, double[] Samples)> AssertFollowsTheRule(double[] signal, int count, int stretch = 60_000)
    {
        var expected = ByTheRule(signal);
        var movements = Detect(signal, stretch).Bursts;

        Assert.Equal(count, expected.Count);
        Assert.Equal(count, movements.Count);
        for (var i = 0; i < count; i++)
        {
            Assert.InRange(movements[i].Onset - expected[i].Onset, -1, 1);
            Assert.InRange(movements[i].Offset - expected[i].Offset, -1, 1);
            Assert.Equal(Track.Movement, movements[i].Track);
            Assert.Equal(signal[(int)movements[i].Onset..(int)movements[i].Offset], movements[i].Samples);
        }

        return movements;
    }

    /// <summary>The rule as the standards word it, on the envelope of the whole signal and with the noise as it was made.</summary>
    private static List<(int Onset, int Offset)> ByTheRule(double[] signal)
    {
        double[] envelope = [.. Enumerable.Range(0, signal.Length).Select(i =>
            Math.Sqrt(Enumerable.Range(i - 50, 100).Sum(j => j < 0 || j >= signal.Length ? 0 : signal[j] * signal[j]) / 100))];
        var found = new List<(int, int)>();
        for (var i = 0; i < signal.Length; i++)
        {
            if (envelope[i] <= Noise + 8)
            {
                continue;
            }

            var (onset, offset) = (i, signal.Length);
            for (var j = i; j + 500 <= signal.Length; j++)
            {
                if (envelope.AsSpan(j, 500).IndexOfAnyExceptInRange(0, Noise + 2) < 0)
                {
                    offset = j;
                    break;
                }
            }

            if (offset - onset >= 500)
            {
                found.Add((onset, offset));
            }

            i = offset;
        }

        return found;
    }

    private static BurstCollector Detect(double[] signal, int stretch, MovementSettings? settings = null)
    {
        var movements = new BurstCollector();
        new DetectorFeed(new BurstCollector(), stretch, new() { Movement = settings ?? new() { On = true } }, movements: movements).Detect(signal);
        return movements;
    }
}
