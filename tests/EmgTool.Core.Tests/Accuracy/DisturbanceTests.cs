using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class DisturbanceTests
{
    private static readonly Condition Quiet = Conditions.Base with { Seconds = 100, Channels = [ChannelRole.Noise, ChannelRole.Noise] };

    private static readonly Condition Long = Quiet with { Seconds = 600 };

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void Mains_are_as_strong_as_stated_and_lie_at_their_frequency_and_its_harmonics(double hertz)
    {
        var mains = new double[200_000];
        Mains.AddTo(mains, 2000, hertz, 10, new Dice(1));
        Assert.InRange(Math.Sqrt(mains.Average(value => value * value)), 8, 11);
        var total = Spectrum.Power(mains, 2000, 1, 1000);
        Assert.InRange(Spectrum.Power(mains, 2000, hertz - 0.5, hertz + 0.5) / total, 0.8, 0.9);
        Assert.InRange(Spectrum.Power(mains, 2000, (3 * hertz) - 0.5, (3 * hertz) + 0.5) / total, 0.06, 0.1);
        Assert.InRange(new[] { 1, 2, 3, 5, 7, 9 }.Sum(k => Spectrum.Power(mains, 2000, (k * hertz) - 1, (k * hertz) + 1)) / total, 0.995, 1);

        // It wanders: a line as narrow as the recording allows does not hold it.
        Assert.InRange(Spectrum.Power(mains, 2000, hertz - 0.005, hertz + 0.005) / total, 0, 0.6);
    }

    [Fact]
    public void The_heart_beats_as_hearts_do_with_the_QRS_stated()
    {
        for (var seed = 1UL; seed < 10; seed++)
        {
            var heart = new Heartbeat(100, 0, new Dice(seed));
            double[] beats = [.. heart.Beats];
            double[] intervals = [.. beats.Zip(beats.Skip(1), (a, b) => b - a)];
            Assert.InRange(60 / intervals.Average(), 54, 91);
            Assert.InRange(Deviation(intervals) / intervals.Average(), 0.03, 0.08);

            var signal = new double[200_000];
            heart.AddTo(signal, 2000, -5);
            double[] sizes = [.. beats[1..^1].Select(beat => Math.Sqrt(Part(signal, beat - 0.045, beat + 0.045).Average(value => value * value)))];
            Assert.Equal(5, sizes.Average(), 0.15);
            Assert.InRange(Deviation(sizes) / 5, 0.04, 0.09);

            // The R wave is the largest, points down when reversed, and is over within the complex.
            Assert.All(beats[1..^1], beat => Assert.True(Part(signal, beat - 0.002, beat + 0.002).Min() < 0.7 * signal.Min()));
            Assert.All(beats[1..^1], beat => Assert.True(Math.Abs(signal[(int)((beat + 0.06) * 2000)]) < 0.05 * Math.Abs(signal.Min())));
        }
    }

    [Fact]
    public void Extrasystoles_come_early_upside_down_and_before_a_pause()
    {
        var heart = new Heartbeat(1000, 0.05, new Dice(1));
        double[] beats = [.. heart.Beats];
        var signal = new double[2_000_000];
        heart.AddTo(signal, 2000, 1);
        int[] early = [.. Enumerable.Range(1, beats.Length - 2).Where(i => signal[(int)(beats[i] * 2000)] < 0)];
        Assert.InRange(early.Length / (double)beats.Length, 0.03, 0.07);
        Assert.All(early, i => Assert.InRange((beats[i] - beats[i - 1]) / (beats[i + 1] - beats[i]), 0.35, 0.5));
    }

    [Fact]
    public void Sway_leaves_the_band_of_an_EMG_alone()
    {
        var signal = new double[200_000];
        Wander.AddSway(signal, 2000, 200, new Dice(1));
        Assert.InRange(signal.Max(), 50, 200);
        Assert.True(Spectrum.Power(Tapered(signal), 2000, 20, 450) < 1e-6);
    }

    [Fact]
    public void Shifts_are_as_high_as_stated_and_come_every_20_seconds()
    {
        var signal = new double[2_000_000];
        Wander.AddShifts(signal, 2000, 100, new Dice(1));
        Assert.InRange(signal.Max(Math.Abs), 50, 200);

        // A shift rises by more than 1 within 10 ms, which its decay never does.
        var rises = Enumerable.Range(0, 9_000).Count(i =>
            Math.Abs(signal[(i + 1) * 200] - signal[i * 200]) > 5 && (i == 0 || Math.Abs(signal[i * 200] - signal[(i - 1) * 200]) <= 5));
        Assert.InRange(rises, 30, 70);
    }

    [Fact]
    public void The_noise_drifts_to_three_times_and_steps_to_twice()
    {
        static double Ratio(Condition condition, int channel)
        {
            var signal = new KnownRecording(condition, 1, 2000).Channels[channel].Signal;
            return Math.Sqrt(Spectrum.Power(signal.AsSpan(^20_000..), 2000, 20, 450) / Spectrum.Power(signal.AsSpan(..20_000), 2000, 20, 450));
        }

        // 10 s at either end of 100 s are 90 s apart from centre to centre.
        Assert.Equal(Math.Pow(3, 0.9), Ratio(Quiet with { Level = LevelKind.Drift }, 0), 0.1);
        Assert.Equal(Math.Pow(3, -0.9), Ratio(Quiet with { Level = LevelKind.Drift }, 1), 0.02);
        Assert.Equal(2, Ratio(Quiet with { Level = LevelKind.Doubled }, 0), 0.08);
        Assert.Equal(0.5, Ratio(Quiet with { Level = LevelKind.Halved }, 0), 0.02);
        Assert.Equal(5, Ratio(Quiet with { GainStep = 5 }, 0), 0.2);
        Assert.Equal(1, Ratio(Quiet, 0), 0.04);
    }

    [Fact]
    public void The_noise_is_5_microvolts_in_the_band()
    {
        foreach (var hertz in new[] { 2000, 10_000 })
        {
            Assert.InRange(Spectrum.Power(new KnownRecording(Quiet, 1, hertz).Channels[0].Signal, hertz, 20, 450), 24, 26);
        }
    }

    [Fact]
    public void Faults_are_told_and_loud_or_flat_where_they_are_told()
    {
        foreach (var kind in new[] { FaultKind.Loose, FaultKind.Flat })
        {
            var channel = new KnownRecording(Long with { Fault = kind }, 1, 2000).Channels[0];
            Assert.InRange(channel.Faults.Count, 1, 12);
            Assert.All(channel.Faults, fault =>
            {
                Assert.InRange(fault.Offset - fault.Onset, 1, 10);
                var part = channel.Signal[((int)(fault.Onset * 2000) + 1)..((int)(fault.Offset * 2000) - 1)];
                Assert.True(kind == FaultKind.Flat ? part.Max() == part.Min() : Deviation(part) > 50);
            });
        }

        Assert.Empty(new KnownRecording(Long, 1, 500).Channels[0].Faults);
    }

    [Fact]
    public void The_converter_has_steps_and_limits()
    {
        double[] signal = [0.4, 0.6, -1.2, 7, -9];
        Converter.Apply(signal, 1, 5);
        Assert.Equal([0, 1, -1, 5, -5], signal);
        Converter.Apply(signal = [0.4, 7], 0, 0);
        Assert.Equal([0.4, 7], signal);
    }

    private static double[] Part(double[] signal, double from, double to) => signal[(int)(from * 2000)..(int)(to * 2000)];

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    // So that the ends, which do not meet, do not count as high frequencies.
    private static double[] Tapered(double[] signal) => [.. signal.Select((value, i) => value * Math.Pow(Math.Sin(Math.PI * i / signal.Length), 4))];
}
