using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Filtering;

public sealed class MainsCancellerTests
{
    public static TheoryData<long, long> Rates => new() { { 1000, 1 }, { 34000, 27 }, { 2000, 1 }, { 4000, 1 } };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Noise_without_mains_keeps_its_power(long samples, long seconds)
    {
        var rate = new SamplingRate(samples, seconds);
        var noise = BandNoise(rate, 20);
        var output = LaneSignals.Filter(Canceller(rate), noise);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var before = LaneSignals.Rms(noise, lane, 0, noise.Length / Lanes.Count);
            var error = LaneSignals.Rms(Difference(output, noise), lane, 0, noise.Length / Lanes.Count);
            Assert.InRange(error * error / (before * before), 0, 0.001);
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Mains_ten_times_the_noise_drops_below_a_third_of_it(long samples, long seconds)
    {
        var rate = new SamplingRate(samples, seconds);
        var noise = BandNoise(rate, 20);
        double[] frequencies = [50, 60, 50.1, 60.1, 49.9, 59.9, 50.03, 50];
        var input = noise.ToArray();
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var swing = lane is 0 or 1 ? 0 : 0.4;
            AddMains(input, lane, rate, frequencies[lane], 10, t => 1 + (swing * Math.Sin(2 * Math.PI * 0.1 * t)));
        }

        var output = LaneSignals.Filter(Canceller(rate), input);
        var rows = noise.Length / Lanes.Count;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            Assert.InRange(LaneSignals.Rms(Difference(output, noise), lane, 0, rows), 0, lane is 0 or 1 ? 0.15 : 0.3);
        }
    }

    [Theory]
    [InlineData(MainsMode.Hz50, 50, true)]
    [InlineData(MainsMode.Hz50, 60, false)]
    [InlineData(MainsMode.Hz60, 60, true)]
    [InlineData(MainsMode.Hz60, 50, false)]
    [InlineData(MainsMode.Auto, 50, true)]
    [InlineData(MainsMode.Auto, 60, true)]
    [InlineData(MainsMode.Auto, 55, false)]
    public void Only_the_mains_asked_for_is_subtracted(MainsMode mode, double hz, bool subtracted)
    {
        var rate = new SamplingRate(2000);
        var noise = BandNoise(rate, 12);
        var input = noise.ToArray();
        AddMains(input, 3, rate, hz, 5, _ => 1);
        var output = LaneSignals.Filter(new MainsCanceller(mode, 20, 450, rate), input);
        var rest = LaneSignals.Rms(Difference(output, noise), 3, 0, noise.Length / Lanes.Count);
        if (subtracted)
        {
            Assert.InRange(rest, 0, 0.2);
        }
        else
        {
            Assert.InRange(rest, 5, 6);
        }
    }

    [Fact]
    public void Bursts_are_not_distorted_with_or_without_mains()
    {
        var rate = new SamplingRate(2000);
        var bursts = BandNoise(rate, 25);
        var random = new Random(4);
        var active = new bool[bursts.Length / Lanes.Count];
        for (var row = 1000; row < active.Length - 1000; row += random.Next(900, 3000))
        {
            for (var end = Math.Min(active.Length, row + random.Next(60, 500)); row < end; row++)
            {
                active[row] = true;
                for (var lane = 0; lane < Lanes.Count; lane++)
                {
                    bursts[(row * Lanes.Count) + lane] *= 25;
                }
            }
        }

        var (alone, _) = Errors(bursts, bursts);
        Assert.InRange(alone, 0, 1e-3);

        var input = bursts.ToArray();
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            AddMains(input, lane, rate, 50.02, 10, _ => 1);
        }

        var (quiet, within) = Errors(input, bursts);
        Assert.InRange(quiet, 0, 0.2);
        Assert.InRange(within, 0, 0.5);

        (double Quiet, double Within) Errors(double[] signal, double[] truth)
        {
            var error = Difference(LaneSignals.Filter(Canceller(rate), signal), truth);
            var (quietSum, activeSum, count) = (0.0, 0.0, 0);
            for (var i = 0; i < error.Length; i++)
            {
                var isActive = active[i / Lanes.Count];
                quietSum += isActive ? 0 : error[i] * error[i];
                activeSum += isActive ? error[i] * error[i] : 0;
                count += isActive ? 1 : 0;
            }

            return (Math.Sqrt(quietSum / (error.Length - count)), Math.Sqrt(activeSum / count));
        }
    }

    [Fact]
    public void Mains_under_a_long_contraction_is_subtracted_from_the_rest_around_it()
    {
        var rate = new SamplingRate(1000);
        var signal = BandNoise(rate, 30);
        for (var i = 10_000 * Lanes.Count; i < 22_000 * Lanes.Count; i++)
        {
            signal[i] *= 25;
        }

        var input = signal.ToArray();
        AddMains(input, 0, rate, 49.95, 10, _ => 1);
        var error = Difference(LaneSignals.Filter(Canceller(rate), input), signal);
        Assert.InRange(LaneSignals.Rms(error, 0, 0, 9_950), 0, 0.3);
        Assert.InRange(LaneSignals.Rms(error, 0, 22_050, 30_000), 0, 0.3);
        Assert.InRange(LaneSignals.Rms(error, 0, 10_050, 21_950), 0, 25 * 0.25);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_blocks()
    {
        foreach (var rate in new[] { new SamplingRate(1000), new SamplingRate(34000, 27) })
        {
            var input = BandNoise(rate, 6.37);
            AddMains(input, 0, rate, 50.05, 10, _ => 1);
            AddMains(input, 5, rate, 60, 1, t => t);
            var whole = LaneSignals.Bits(LaneSignals.Filter(Canceller(rate), input));
            foreach (var blocks in new int[][] { [1], [7, 300, 1], [99], [100], [101], [4096] })
            {
                Assert.Equal(whole, LaneSignals.Bits(LaneSignals.Filter(Canceller(rate), input, blocks)));
            }
        }
    }

    [Fact]
    public void A_segment_leaves_nothing_behind_for_the_next()
    {
        var rate = new SamplingRate(1000);
        var input = BandNoise(rate, 5);
        AddMains(input, 2, rate, 60.05, 3, _ => 1);
        var expected = LaneSignals.Bits(LaneSignals.Filter(Canceller(rate), input));
        var filter = Canceller(rate);
        var other = BandNoise(rate, 4.4);
        AddMains(other, 2, rate, 50, 30, _ => 1);
        LaneSignals.Filter(filter, other);
        Assert.Equal(expected, LaneSignals.Bits(LaneSignals.Filter(filter, input)));
        filter.Begin();
        filter.Process(other, new double[filter.OutputCapacity(4400)]);
        Assert.Equal(expected, LaneSignals.Bits(LaneSignals.Filter(filter, input)));
    }

    [Fact]
    public void Lanes_do_not_touch_each_other()
    {
        var rate = new SamplingRate(1000);
        var input = BandNoise(rate, 8);
        AddMains(input, 0, rate, 50.05, 10, _ => 1);
        AddMains(input, 1, rate, 60, 10, _ => 1);
        AddMains(input, 2, rate, 50, 0.3, _ => 1);
        for (var i = 3; i < input.Length; i += Lanes.Count)
        {
            input[i] = i < input.Length / 2 ? 0 : input[i];
        }

        var together = LaneSignals.Filter(Canceller(rate), input);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var alone = new double[input.Length];
            for (var i = lane; i < input.Length; i += Lanes.Count)
            {
                alone[i] = input[i];
            }

            var output = LaneSignals.Filter(Canceller(rate), alone);
            Assert.Equal(LaneSignals.Bits(LaneSignals.Lane(together, lane)), LaneSignals.Bits(LaneSignals.Lane(output, lane)));
            Assert.All(LaneSignals.Lane(output, (lane + 1) % Lanes.Count), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void The_unit_does_not_matter()
    {
        var rate = new SamplingRate(1000);
        var input = BandNoise(rate, 5);
        AddMains(input, 0, rate, 50.05, 10, _ => 1);

        // A power of two changes no bit of the mantissa.
        const double Unit = 1.0 / (1 << 20);
        var expected = LaneSignals.Filter(Canceller(rate), input).Select(value => value * Unit).ToArray();
        var output = LaneSignals.Filter(Canceller(rate), input.Select(value => value * Unit).ToArray());
        Assert.Equal(expected, output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(250)]
    public void Very_short_segments_pass_unchanged(int rows)
    {
        var rate = new SamplingRate(1000);
        var input = BandNoise(rate, rows / 1000.0);
        Assert.Equal(rows * Lanes.Count, input.Length);
        Assert.Equal(input, LaneSignals.Filter(Canceller(rate), input));
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(1, 0.9)]
    [InlineData(2, 0.6)]
    [InlineData(3.1, 0.5)]
    public void Short_segments_lose_most_of_a_strong_mains(double duration, double rest)
    {
        var rate = new SamplingRate(2000);
        var noise = BandNoise(rate, duration);
        var input = noise.ToArray();
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            AddMains(input, lane, rate, 50, 10, _ => 1);
        }

        var output = LaneSignals.Filter(Canceller(rate), input);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            Assert.InRange(LaneSignals.Rms(Difference(output, noise), lane, 0, noise.Length / Lanes.Count), 0, rest);
        }
    }

    [Fact]
    public void The_phase_does_not_drift_over_a_day()
    {
        // 24 h of an odd rate, by harmonic angle alone: an accumulated one would be off by far more.
        var rate = new SamplingRate(34000, 27);
        var harmonics = MainsHarmonics.Of(MainsMode.Hz50, 20, 450, rate)[0];
        var sample = 24L * 3600 * 34000 / 27;
        var expected = (decimal)sample * 27 * 50 * 3 / 34000;
        var turns = (double)(expected - decimal.Floor(expected));
        Assert.Equal(Math.Sin(2 * Math.PI * turns), Math.Sin(harmonics.AngleAfter(3, 2 * sample)), 1e-12);
        Assert.Equal(Math.Cos(2 * Math.PI * turns), Math.Cos(harmonics.AngleAfter(3, 2 * sample)), 1e-12);
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(100, false)]
    [InlineData(110, true)]
    [InlineData(250, true)]
    public void Rates_too_low_for_mains_have_no_harmonics(int hz, bool has)
    {
        var rate = new SamplingRate(hz);
        Assert.Equal(has, MainsCanceller.HasHarmonics(MainsMode.Auto, 20, 0.45 * hz, rate));
        var input = LaneSignals.Noise(hz * 5);
        Assert.Equal(input.Length, LaneSignals.Filter(new MainsCanceller(MainsMode.Auto, 20, 0.45 * hz, rate), input).Length);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var rate = new SamplingRate(1000);
        var input = BandNoise(rate, 6);
        AddMains(input, 0, rate, 50.05, 10, _ => 1);
        var filter = Canceller(rate);
        var output = new double[filter.OutputCapacity(input.Length / Lanes.Count)];
        Allocations.AssertNone(() =>
        {
            filter.Begin();
            filter.Process(input, output);
            while (filter.Complete(output) > 0)
            {
            }
        });
    }

    private static MainsCanceller Canceller(SamplingRate rate) => new(MainsMode.Auto, 20, Math.Min(450, 0.45 * rate.Hertz), rate);

    /// <summary>Gaussian noise in the default band, rms 1.</summary>
    private static double[] BandNoise(SamplingRate rate, double seconds)
    {
        var settle = rate.SamplesIn(1);
        var rows = (int)Math.Round(seconds * rate.Hertz);
        var sections = ButterworthDesign.BandPass(2, 20, Math.Min(450, 0.45 * rate.Hertz), rate.Hertz);
        var noise = LaneSignals.Filter(new ZeroPhaseFilter(sections), LaneSignals.Noise(rows + (2 * settle)));
        var scale = 1 / LaneSignals.Rms(noise, 0, settle, noise.Length / Lanes.Count - settle);
        return noise.AsSpan(settle * Lanes.Count, rows * Lanes.Count).ToArray().Select(value => value * scale).ToArray();
    }

    /// <summary>Adds mains with harmonics; <paramref name="rms"/> is that of the fundamental.</summary>
    private static void AddMains(double[] lanes, int lane, SamplingRate rate, double hz, double rms, Func<double, double> envelope)
    {
        for (var row = 0; row < lanes.Length / Lanes.Count; row++)
        {
            var t = rate.SecondsOf(row);
            var phase = 2 * Math.PI * hz * t;
            var wave = Math.Sin(phase) + (0.3 * Math.Sin((3 * phase) + 1)) + (0.15 * Math.Sin((5 * phase) + 2)) + (0.08 * Math.Sin((7 * phase) + 3));
            lanes[(row * Lanes.Count) + lane] += rms * Math.Sqrt(2) * envelope(t) * wave;
        }
    }

    private static double[] Difference(double[] left, double[] right) => left.Zip(right, (a, b) => a - b).ToArray();
}
