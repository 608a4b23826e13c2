using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class MyokymicTrainRuleTests
{
    [Fact]
    public void Groups_that_recur_fit_fully_and_have_no_rival()
    {
        Assert.All(Label(Groups(8, interval: 1)), b =>
        {
            Assert.Equal("myokymic train", b.Decision.Label);
            Assert.Equal("myokymic-train", b.Decision.Rule);
            Assert.Equal(1, b.Decision.Score);
            Assert.Empty(b.Decision.Flags);
        });
    }

    [Theory]
    [InlineData(1, "isolated burst")]
    [InlineData(2, "isolated burst")]
    [InlineData(3, "myokymic train")]
    [InlineData(4, "myokymic train")]
    [InlineData(5, "myokymic train")]
    public void Three_groups_make_a_train_and_fewer_than_five_are_few(int count, string expected)
    {
        Assert.All(Label(Groups(count, interval: 1)), b =>
        {
            Assert.Equal(expected, b.Decision.Label);
            Assert.Equal(count is 3 or 4, b.Decision.Flags.Contains(LabelFlag.FewEvents, StringComparer.Ordinal));
        });
    }

    [Theory]
    [InlineData(0.095, "isolated burst")]
    [InlineData(0.105, "myokymic train")]
    [InlineData(9.99, "myokymic train")]
    [InlineData(10.01, "isolated burst")]
    public void Groups_recur_at_intervals_of_0_1_to_10_s(double interval, string expected)
    {
        Assert.All(Label(Groups(6, interval, spikes: 2)), b => Assert.Equal(expected, b.Decision.Label));
    }

    [Theory]
    [InlineData(4.9, "isolated burst")]
    [InlineData(5, "myokymic train")]
    [InlineData(60, "myokymic train")]
    [InlineData(79.9, "myokymic train")]
    [InlineData(80.1, "isolated burst")]
    public void Discharges_follow_each_other_at_5_to_80_Hz(double rate, string expected)
    {
        Assert.All(Label(Groups(6, interval: 3, spikes: 4, rate)), b => Assert.Equal(expected, b.Decision.Label));
    }

    [Theory]
    [InlineData(0.31, 0.56, "myoclonic jerk")]
    [InlineData(0.31, 0.60, "myokymic train")]
    [InlineData(0.49, 0.64, "myoclonic jerk")]
    [InlineData(0.49, 0.66, "myokymic train")]
    [InlineData(0.60, 0.77, "myoclonic jerk")]
    [InlineData(0.60, 0.79, "myokymic train")]
    [InlineData(0.85, 0.77, "myoclonic jerk")]
    [InlineData(0.85, 0.79, "myokymic train")]
    public void Discharges_are_alike_the_more_so_the_shorter_their_gaps(double duty, double similarity, string expected)
    {
        List<MeasuredBurst> bursts = [];
        for (var i = 0; i < 6; i++)
        {
            bursts.Add(Group(1 + i, similarity: similarity, duty: duty));
        }

        Assert.All(Label(bursts), b => Assert.Equal(expected, b.Decision.Label));
    }

    [Theory]
    [InlineData(17.9, true)]
    [InlineData(18.0, false)]
    public void Slow_discharges_may_be_the_steady_firing_of_a_unit(double rate, bool expected)
    {
        var decision = Label(Groups(6, interval: 1, spikes: 5, rate))[0].Decision;
        Assert.Equal("myokymic train", decision.Label);
        Assert.Equal(expected, decision.Flags.Contains(LabelFlag.Ambiguous, StringComparer.Ordinal));
        Assert.Equal(expected, decision.Evidence.Words.Contains("steady firing of a unit", StringComparison.Ordinal));
    }

    [Fact]
    public void Discharges_scattered_over_a_burst_are_no_group()
    {
        // Measured on the strides of a gait recording: four like peaks in half a second.
        List<MeasuredBurst> strides = [];
        for (var i = 0; i < 8; i++)
        {
            var stride = Burst(1 + (1.3 * i), 0.51, spikes: 4, rate: 38.5, similarity: 0.82, duty: 0.69);
            strides.Add(stride with { Measures = stride.Measures with { SpikeIntervalCv = 1.06 } });
        }

        Assert.All(Label(strides), b => Assert.Equal("myoclonic jerk", b.Decision.Label));
    }

    [Fact]
    public void Groups_at_irregular_intervals_score_lower()
    {
        // Intervals 0.5, 1.2, 3, 0.5, 4: only the middle one, 1.2 s, lies within 30 % of itself.
        var bursts = Label(Group(1), Group(1.5), Group(2.7), Group(5.7), Group(6.2), Group(10.2));
        Assert.All(bursts, b => Assert.Equal("myokymic train", b.Decision.Label));
        Assert.All(bursts, b => Assert.Equal(0.5, b.Decision.Score, 6));
        Assert.Contains("typical interval 1.2 s, 20 % of the intervals near it", bursts[0].Decision.Evidence.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_two_discharges_is_a_group()
    {
        Assert.All(Label(Groups(6, interval: 1, spikes: 2)), b => Assert.Equal("myokymic train", b.Decision.Label));
    }

    [Fact]
    public void Groups_do_not_recur_across_a_segment_border()
    {
        var groups = Groups(4, interval: 1);
        groups[2] = groups[2].InSegment(1);
        groups[3] = groups[3].InSegment(1);
        Assert.All(Label(groups), b => Assert.Equal("isolated burst", b.Decision.Label));
    }

    [Fact]
    public void A_single_discharge_where_a_group_is_expected_takes_the_label_of_the_train()
    {
        var bursts = Groups(8, interval: 1);
        bursts[3] = Unit(bursts[3].OnsetSeconds + 0.05);
        var labeled = Label(bursts);
        Assert.All(labeled, b => Assert.Equal("myokymic train", b.Decision.Label));
        Assert.All(labeled, b => Assert.Equal(1, b.Train));
        Assert.Equal("fasciculation", labeled[3].Decision.RunnerUp);
        Assert.Contains("where one of a series is expected, 1.05 s after the last (typical interval 1 s", labeled[3].Decision.Evidence.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_single_discharges_in_a_row_where_groups_are_expected_take_the_label_of_the_train()
    {
        var bursts = Groups(10, interval: 1);
        bursts[4] = Unit(bursts[4].OnsetSeconds);
        bursts[5] = Unit(bursts[5].OnsetSeconds);
        Assert.All(Label(bursts), b => Assert.Equal("myokymic train", b.Decision.Label));
    }

    [Fact]
    public void A_single_discharge_between_two_groups_that_follow_each_other_stays_a_fasciculation()
    {
        var bursts = Groups(8, interval: 1);
        bursts.Insert(4, Unit(bursts[3].OnsetSeconds + 0.5));
        Assert.Equal("fasciculation", Label(bursts)[4].Decision.Label);
    }

    [Fact]
    public void A_single_discharge_away_from_the_expected_place_stays_a_fasciculation()
    {
        var bursts = Groups(8, interval: 1);
        bursts[3] = Unit(bursts[3].OnsetSeconds + 0.4);
        Assert.Equal("fasciculation", Label(bursts)[3].Decision.Label);
    }

    [Fact]
    public void A_jerk_between_groups_does_not_end_the_train()
    {
        var bursts = Groups(6, interval: 1);
        bursts.Insert(3, Jerk(bursts[2].OnsetSeconds + 0.5));
        var labeled = Label(bursts);
        Assert.Equal("myoclonic jerk", labeled[3].Decision.Label);
        Assert.Equal(6, labeled.Count(b => b.Train == 1));
    }

    [Fact]
    public void The_evidence_tells_the_series()
    {
        Assert.Equal(
            "duration 133 ms (rule: below 1000 ms); 6 spikes (rule: 2 to 60); spike rate 40 Hz (rule: 5 to 80 Hz); waveform similarity 0.98 (rule: at least 0.55); "
            + "spike interval variation 0.2; duty cycle 0.31; 8 like it in a row (rule: at least 3), typical interval 1.25 s, 100 % of the intervals near it; band intermediate (100-500 ms)",
            Label(Groups(8, interval: 1.25))[0].Decision.Evidence.Words);
    }

    private static List<MeasuredBurst> Groups(int count, double interval, int spikes = 6, double rate = 40)
    {
        List<MeasuredBurst> bursts = [];
        for (var i = 0; i < count; i++)
        {
            bursts.Add(Group(1 + (i * interval), spikes, rate));
        }

        return bursts;
    }
}
