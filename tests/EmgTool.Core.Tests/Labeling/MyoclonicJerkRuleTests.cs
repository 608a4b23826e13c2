using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class MyoclonicJerkRuleTests
{
    [Fact]
    public void A_typical_jerk_fits_fully_and_has_no_rival()
    {
        var decision = Alone(Jerk(5));
        Assert.Equal("myoclonic jerk", decision.Label);
        Assert.Equal(1, decision.Score);
        Assert.Equal("", decision.RunnerUp);
        Assert.Empty(decision.Flags);
    }

    [Theory]
    [InlineData(0.0095, "isolated burst")]
    [InlineData(0.010, "myoclonic jerk")]
    [InlineData(0.0105, "myoclonic jerk")]
    [InlineData(0.9995, "myoclonic jerk")]
    [InlineData(1.0, "isolated burst")]
    public void It_lasts_from_10_ms_to_below_1_s(double duration, string expected)
    {
        // Five peaks: too many for a unit potential, so that its rule does not interfere.
        Assert.Equal(expected, Alone(Jerk(5, duration, spikes: 5)).Label);
    }

    [Theory]
    [InlineData(0.015, "very brief")]
    [InlineData(0.050, "very brief")]
    [InlineData(0.0505, "brief")]
    [InlineData(0.100, "brief")]
    [InlineData(0.1005, "intermediate")]
    [InlineData(0.500, "intermediate")]
    [InlineData(0.5005, "long")]
    public void Its_band_follows_the_duration(double duration, string band)
    {
        var decision = Alone(Jerk(5, duration, spikes: 5));
        Assert.Equal("myoclonic jerk", decision.Label);
        Assert.Equal(band, decision.Band);
    }

    [Fact]
    public void A_short_jerk_whose_few_spikes_are_alike_by_chance_is_no_group_of_discharges()
    {
        // The densest and the least dense that were measured, at intervals at which groups recur.
        List<MeasuredBurst> bursts = [];
        for (var i = 0; i < 20; i++)
        {
            bursts.Add(i % 2 == 0
                ? Burst(1 + i, 0.045, spikes: 2, rate: 50, similarity: 1.0, duty: i % 4 == 0 ? 0.72 : 1.0)
                : Burst(1 + i, 0.062, spikes: 3, rate: 50, similarity: 0.77, duty: i % 4 == 1 ? 0.72 : 1.0));
        }

        Assert.All(Label(bursts), b => Assert.Equal("myoclonic jerk", b.Decision.Label));
    }

    [Theory]
    [InlineData(0.69, "isolated burst")]
    [InlineData(0.70, "myoclonic jerk")]
    [InlineData(0.71, "myoclonic jerk")]
    public void With_two_peaks_the_duty_cycle_parts_it_from_a_group(double duty, string expected)
    {
        var decision = Alone(Burst(5, 0.070, spikes: 2, rate: 25, similarity: 1.0, duty));
        Assert.Equal(expected, decision.Label);
        Assert.Contains(LabelFlag.Ambiguous, decision.Flags, StringComparer.Ordinal);
    }

    [Fact]
    public void A_weak_burst_with_gaps_between_unlike_peaks_stays_a_jerk_with_a_low_score()
    {
        var decision = Alone(Jerk(5, duty: 0.30, similarity: 0.3));
        Assert.Equal("myoclonic jerk", decision.Label);
        Assert.Equal(0.2, decision.Score, 6);
    }

    [Fact]
    public void Close_to_1_s_the_longer_burst_is_named_and_the_label_ambiguous()
    {
        var decision = Alone(Jerk(5, 0.98));
        Assert.Equal(("myoclonic jerk", "isolated burst"), (decision.Label, decision.RunnerUp));
        Assert.Equal([LabelFlag.Ambiguous], decision.Flags);
    }

    [Fact]
    public void The_evidence_reads_like_a_sentence_of_a_report()
    {
        Assert.Equal(
            "duration 62 ms (rule: 10 to 1000 ms); active time 56.4 ms; 7 spikes; duty cycle 0.91; waveform similarity 0.46; band brief (50-100 ms)",
            Alone(Jerk(5, 0.062, spikes: 7)).Evidence.Words);
    }
}
