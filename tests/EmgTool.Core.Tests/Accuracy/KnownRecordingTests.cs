using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

/// <summary>The events of a recording without its noise: a recording of the same seed on which nothing happens has the same noise.</summary>
public sealed class KnownRecordingTests
{
    private const double Seconds = 30;

    private static readonly Condition Short = Conditions.Base with { Seconds = Seconds };

    [Fact]
    public void An_event_is_as_many_times_the_noise_as_stated()
    {
        var (signals, channels) = Events(2000);
        var checks = 0;
        for (var channel = 0; channel < signals.Length; channel++)
        {
            foreach (var item in channels[channel].Events.Where(item => item.Class is EventClass.Jerk or EventClass.Sustained))
            {
                var part = signals[channel][(int)(item.Onset * 2000)..(int)(item.Offset * 2000)];
                Assert.Equal(1, Math.Sqrt(part.Average(value => value * value)) / (5 * item.Snr), 0.05);
                Assert.InRange(item.Snr, 4, 16);
                checks++;
            }
        }

        Assert.True(checks > 25);
    }

    [Fact]
    public void Nothing_is_left_of_an_event_a_moment_outside_of_it()
    {
        var (signals, channels) = Events(2000);
        for (var channel = 0; channel < signals.Length; channel++)
        {
            var signal = signals[channel];
            foreach (var item in channels[channel].Events)
            {
                for (var place = item.Offset + Activity.Margin; place < item.Offset + 0.14; place += 0.0005)
                {
                    Assert.InRange(signal[(int)(place * 2000)], -1e-9, 1e-9);
                }
            }
        }
    }

    [Fact]
    public void A_single_discharge_is_10_percent_of_its_peak_at_its_ends_and_less_outside()
    {
        var (signals, channels) = Events(10_000);
        foreach (var item in channels[2].Events)
        {
            var (first, end) = ((int)Math.Ceiling(item.Onset * 10_000), (int)(item.Offset * 10_000));
            var peak = signals[2][first..end].Max(Math.Abs);
            Assert.InRange(Math.Abs(signals[2][first]), 0.1 * peak, 0.6 * peak);
            Assert.All(signals[2][(first - 300)..(first - 1)], value => Assert.InRange(Math.Abs(value), 0, 0.1 * peak));
            Assert.All(signals[2][(end + 2)..(end + 300)], value => Assert.InRange(Math.Abs(value), 0, 0.1 * peak));
            Assert.InRange(item.Offset - item.Onset, 0.005, 0.05);
        }
    }

    // Recruitment adds up to so many potentials that only the average over contractions shows the amplitude at the onset.
    [Fact]
    public void Contractions_reach_10_percent_of_their_amplitude_at_the_onset()
    {
        var condition = Short with { Seconds = 100, Channels = [.. Enumerable.Repeat(ChannelRole.Sustained, 8)] };
        var (signals, channels) = Events(2000, condition);
        double[] At(double shift, Func<KnownEvent, double> place) => [.. channels.SelectMany((channel, index) => channel.Events.Select(item =>
            Power(signals[index], place(item) + shift, 0.01) / (25 * item.Snr * item.Snr)))];

        Assert.InRange(Math.Sqrt(At(0, item => item.Onset).Average()), 0.06, 0.2);
        Assert.InRange(Math.Sqrt(At(0, item => item.Offset).Average()), 0.06, 0.2);
        Assert.InRange(Math.Sqrt(At(0.1, item => item.Onset).Average()), 0.4, 1);
        Assert.InRange(Math.Sqrt(At(0.5, item => item.Onset).Average()), 0.8, 1.2);
        Assert.InRange(Math.Sqrt(At(-0.05, item => item.Onset).Average()), 0, 0.02);
    }

    [Fact]
    public void Silences_of_50_to_500_ms_interrupt_tonic_activity()
    {
        var (signals, channels) = Events(2000, Short with { Seconds = 60, Channels = [ChannelRole.Tonic] });
        List<KnownEvent> silences = [.. channels[0].Events.Where(item => item.Class == EventClass.Silence)];
        Assert.True(silences.Count > 10);
        Assert.All(silences, item =>
        {
            Assert.InRange(item.Offset - item.Onset, 0.05, 0.5);
            Assert.Equal(0, Power(signals[0], (item.Onset + item.Offset) / 2, 0.02), 1e-9);
            Assert.InRange(Power(signals[0], item.Onset - 0.05, 0.04), 10, 1e5);
            Assert.InRange(Power(signals[0], item.Offset + 0.05, 0.04), 10, 1e5);
        });
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1259)]
    [InlineData(10_000)]
    public void A_seed_means_the_same_recording_at_every_rate(int hertz)
    {
        var reference = new KnownRecording(Short, 3, 2000);
        var other = new KnownRecording(Short, 3, hertz);
        Assert.Equal(reference.Channels.SelectMany(channel => channel.Events), other.Channels.SelectMany(channel => channel.Events));

        // In the band that both hold, the two signals are one.
        for (var channel = 0; channel < 8; channel++)
        {
            var one = Resampling.Resample(reference.Channels[channel].Signal, 2000, 500, 15_000);
            var two = Resampling.Resample(other.Channels[channel].Signal, hertz, 500, 15_000);
            var difference = one.Zip(two, (a, b) => a - b).ToArray();
            Assert.InRange(Spectrum.Power(difference, 500, 20, 200) / Spectrum.Power(one, 500, 20, 200), 0, 0.01);
            Assert.Equal((int)(Seconds * hertz), other.Channels[channel].Signal.Length);
        }
    }

    [Fact]
    public void Another_seed_is_another_recording_and_the_same_seed_the_same()
    {
        var one = new KnownRecording(Short, 1, 1000);
        Assert.Equal(one.Channels[0].Signal, new KnownRecording(Short, 1, 1000).Channels[0].Signal);
        Assert.NotEqual(one.Channels[0].Signal[..100], new KnownRecording(Short, 2, 1000).Channels[0].Signal[..100]);
        Assert.NotEqual(one.Channels[0].Signal[..100], one.Channels[1].Signal[..100]);
    }

    private static (double[][] Signals, IReadOnlyList<KnownChannel> Channels) Events(int hertz, Condition? condition = null)
    {
        condition ??= Short;
        var recording = new KnownRecording(condition, 1, hertz);
        var noise = new KnownRecording(condition with { Channels = [.. condition.Channels.Select(_ => ChannelRole.Noise)] }, 1, hertz);
        return ([.. recording.Channels.Zip(noise.Channels, (with, without) => with.Signal.Zip(without.Signal, (a, b) => a - b).ToArray())], recording.Channels);
    }

    private static double Power(double[] signal, double center, double width) =>
        signal[(int)((center - (width / 2)) * 2000)..(int)((center + (width / 2)) * 2000)].Average(value => value * value);
}
