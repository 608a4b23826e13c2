using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;
using Xunit;

namespace EmgTool.Core.Tests.Synthesis;

/// <summary>The truth says what the signal holds: judged on the noise-free signal.</summary>
public sealed class TruthTests
{
    [Theory]
    [InlineData("mixed", 8)]
    [InlineData("dense", 3)]
    public void Events_of_a_channel_do_not_overlap_and_lie_within_the_recording(string scenario, int channels)
    {
        var settings = Rendering.Scenario(scenario, channels, 600);
        var synthesizer = Synthesizer.Create(settings);

        foreach (var channel in synthesizer.Channels)
        {
            var end = 0m;
            foreach (var item in synthesizer.TruthOf(channel))
            {
                Assert.True(item.OnsetSeconds > end + 0.1m);
                Assert.True(item.DurationSeconds > 0);
                Assert.True(item.OffsetSample > item.OnsetSample);
                end = item.OnsetSeconds + item.DurationSeconds;
            }

            Assert.True(end < settings.DurationSeconds);
        }
    }

    [Fact]
    public void Truth_is_the_same_at_any_rate_and_samples_are_the_first_within_the_event()
    {
        var slow = Synthesizer.Create(Rendering.Scenario("mixed", 8, 300, 1000)).Truth.ToList();
        Assert.True(slow.Count > 500);

        foreach (var rate in new SamplingRate[] { new(2000), new(4000), new(170_000, 135) })
        {
            var settings = Rendering.Scenario("mixed", 8, 300) with { Rate = rate };
            var truth = Synthesizer.Create(settings).Truth.ToList();

            Assert.Equal(slow, truth.Select((item, i) => item with { OnsetSample = slow[i].OnsetSample, OffsetSample = slow[i].OffsetSample }));
            foreach (var item in truth)
            {
                Assert.Equal(Math.Ceiling(item.OnsetSeconds * rate.Numerator / rate.Denominator), item.OnsetSample);
                Assert.Equal(Math.Ceiling((item.OnsetSeconds + item.DurationSeconds) * rate.Numerator / rate.Denominator), item.OffsetSample);
            }
        }
    }

    [Fact]
    public void Noise_mains_and_unit_leave_the_events_where_they_are()
    {
        var settings = Rendering.Scenario("mixed", 8, 300);

        var other = settings with { NoiseMicrovolts = 50, MainsMicrovolts = 100, MainsHertz = 60, DriftMicrovolts = 0, Unit = new SignalUnit("V", UnitKind.Voltage, 1e6) };

        Assert.Equal(Synthesizer.Create(settings).Truth, Synthesizer.Create(other).Truth);
    }

    [Fact]
    public void A_longer_recording_begins_with_the_same_events()
    {
        var shorter = Synthesizer.Create(Rendering.Scenario("jerks", 1, 60)).Truth.ToList();
        var longer = Synthesizer.Create(Rendering.Scenario("jerks", 1, 600)).Truth.ToList();

        Assert.Equal(shorter, longer.Take(shorter.Count));
    }

    [Theory]
    [InlineData("jerks")]
    [InlineData("cramps")]
    public void Without_noise_a_burst_is_nonzero_within_its_truth_and_zero_outside(string scenario)
    {
        var settings = Rendering.Scenario(scenario, 1, 120, 4000);
        var signal = Rendering.Read(settings, 0, SignalParts.Events);
        var inside = new bool[signal.Length];
        foreach (var item in Synthesizer.Create(settings).Truth)
        {
            inside.AsSpan((int)item.OnsetSample, (int)(item.OffsetSample - item.OnsetSample)).Fill(true);
        }

        Assert.Contains(true, inside);
        for (var i = 0; i < signal.Length; i++)
        {
            // An onset that falls on a sample has the envelope's zero there.
            Assert.True(inside[i] ? signal[i] != 0 || !inside[i - 1] : signal[i] == 0, $"sample {i}");
        }
    }

    [Theory]
    [InlineData("fasciculations", 2000)]
    [InlineData("fasciculations", 20000)]
    [InlineData("myokymia", 20000)]
    public void Without_noise_discharges_reach_5_percent_of_their_peak_at_onset_and_offset(string scenario, long rate)
    {
        var settings = Rendering.Scenario(scenario, 1, 60, rate);
        var signal = Rendering.Read(settings, 0, SignalParts.Events);
        var truth = Synthesizer.Create(settings).Truth.ToList();

        Assert.True(truth.Count > 10);
        foreach (var item in truth)
        {
            // The discharge nearest to an edge sets the peak there; groups vary by 5 % from one to the next.
            var around = signal.AsSpan((int)item.OnsetSample - (int)(0.02 * rate), (int)(item.OffsetSample - item.OnsetSample) + (int)(0.04 * rate)).ToArray();
            var level = 0.05 * around.Max(Math.Abs);
            var first = Array.FindIndex(around, x => Math.Abs(x) >= level);
            var last = Array.FindLastIndex(around, x => Math.Abs(x) >= level);

            var tolerance = Math.Max(1, 0.0003 * rate);
            Assert.Equal((int)(0.02 * rate), first, tolerance);
            Assert.Equal((int)(0.02 * rate) + (item.OffsetSample - item.OnsetSample) - 1, last, tolerance);
        }
    }

    [Fact]
    public void Root_mean_square_of_a_discharge_is_its_ratio_times_the_noise()
    {
        var settings = Rendering.Scenario("fasciculations", 1, 120, 20000) with { NoiseMicrovolts = 3 };
        var signal = Rendering.Read(settings, 0, SignalParts.Events);

        foreach (var item in Synthesizer.Create(settings).Truth)
        {
            var rms = Rendering.Rms(signal.AsSpan((int)item.OnsetSample, (int)(item.OffsetSample - item.OnsetSample)));
            Assert.Equal(1, rms / (3 * item.Snr), 0.01);
        }
    }

    [Theory]
    [InlineData("jerks", 0.05)]
    [InlineData("cramps", 0.05)]
    public void Root_mean_square_of_bursts_is_their_ratio_times_the_noise_on_average(string scenario, double tolerance)
    {
        var settings = Rendering.Scenario(scenario, 1, 1200, 1000) with { NoiseMicrovolts = 3 };
        var signal = Rendering.Read(settings, 0, SignalParts.Events);

        var ratios = Synthesizer.Create(settings).Truth
            .Select(item => Rendering.Rms(signal.AsSpan((int)item.OnsetSample, (int)(item.OffsetSample - item.OnsetSample))) / (3 * item.Snr))
            .ToList();

        Assert.Equal(1, Math.Sqrt(ratios.Average(ratio => ratio * ratio)), tolerance);
    }

    [Fact]
    public void Ratios_and_durations_fill_their_ranges()
    {
        var settings = Rendering.Scenario("jerks", 1, 3600) with { Snr = new(2, 20) };

        var truth = Synthesizer.Create(settings).Truth.ToList();

        Assert.All(truth, item => Assert.InRange(item.Snr, 2, 20));
        Assert.All(truth, item => Assert.InRange(item.DurationSeconds, 0.03m, 0.25m));
        Assert.InRange(truth.Min(item => item.DurationSeconds), 0.03m, 0.033m);
        Assert.InRange(truth.Max(item => item.DurationSeconds), 0.247m, 0.25m);

        // Uniform in the logarithm: half of the ratios lie below the geometric mean of the ends.
        Assert.Equal(0.5, truth.Count(item => item.Snr < Math.Sqrt(40)) / (double)truth.Count, 0.05);
    }

    [Fact]
    public void A_myokymic_train_has_at_least_five_groups_of_one_unit_at_a_steady_pace()
    {
        var truth = Synthesizer.Create(Rendering.Scenario("myokymia", 1, 1200)).Truth.ToList();

        Assert.All(truth, item => Assert.Equal("myokymic train", item.Label));
        var trains = truth.GroupBy(item => item.Train).ToList();
        Assert.Equal(Enumerable.Range(1, trains.Count), trains.Select(train => train.Key!.Value));
        foreach (var groups in trains.Select(train => train.ToList()))
        {
            Assert.InRange(groups.Count, 5, 14);
            var intervals = groups.Zip(groups.Skip(1), (a, b) => (double)(b.OnsetSeconds - a.OnsetSeconds)).ToList();
            Assert.All(intervals, interval => Assert.InRange(interval, 0.35, 2.7));
            var mean = intervals.Average();
            Assert.InRange(Math.Sqrt(intervals.Average(x => (x - mean) * (x - mean))) / mean, 0.005, 0.3);
            Assert.All(groups, group => Assert.InRange(group.Snr / groups[0].Snr, 0.9, 1.1));
        }
    }

    [Fact]
    public void A_group_holds_3_to_10_like_discharges_at_20_to_60_hertz()
    {
        var settings = Rendering.Scenario("myokymia", 1, 120, 10000);
        var signal = Rendering.Read(settings, 0, SignalParts.Events);

        foreach (var item in Synthesizer.Create(settings).Truth)
        {
            // Crossings of 0.7 of the main phase's peak, with its sign, mark the discharges.
            var group = signal.AsSpan((int)item.OnsetSample, (int)(item.OffsetSample - item.OnsetSample)).ToArray();
            var peak = group.MaxBy(Math.Abs);
            var times = Enumerable.Range(1, group.Length - 1).Where(i => group[i] / peak >= 0.7 && group[i - 1] / peak < 0.7).ToList();

            Assert.InRange(times.Count, 3, 10);
            Assert.All(times.Zip(times.Skip(1), (a, b) => 10000.0 / (b - a)), rate => Assert.InRange(rate, 19, 63));
        }
    }

    [Fact]
    public void Fasciculations_are_isolated_and_irregular()
    {
        var truth = Synthesizer.Create(Rendering.Scenario("fasciculations", 1, 1200)).Truth.ToList();
        var intervals = truth.Zip(truth.Skip(1), (a, b) => (double)(b.OnsetSeconds - a.OnsetSeconds)).ToList();

        Assert.All(truth, item => Assert.InRange(item.DurationSeconds, 0.005m, 0.015m));
        Assert.True(intervals.Min() > 0.25);
        var mean = intervals.Average();
        Assert.InRange(Math.Sqrt(intervals.Average(x => (x - mean) * (x - mean))) / mean, 0.5, 1.2);
    }

    [Fact]
    public void Dense_channels_are_active_for_most_of_the_time()
    {
        var settings = Rendering.Scenario("dense", 3, 1800);
        var synthesizer = Synthesizer.Create(settings);

        foreach (var channel in synthesizer.Channels)
        {
            var active = synthesizer.TruthOf(channel).Sum(item => item.DurationSeconds) / settings.DurationSeconds;
            Assert.InRange(active, 0.55m, 0.85m);
        }
    }

    [Fact]
    public void The_mixed_scenario_has_every_label_and_a_channel_of_noise_only()
    {
        var synthesizer = Synthesizer.Create(Rendering.Scenario("mixed", 8, 600));

        Assert.Equal(
            "cramp, fasciculation, myoclonic jerk, myokymic train",
            string.Join(", ", synthesizer.Truth.Select(item => item.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.Empty(synthesizer.TruthOf(synthesizer.Channels[7]));
        Assert.InRange(synthesizer.Truth.Count(), 1500, 2500);
    }
}
