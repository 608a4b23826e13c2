using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class FasciculationRuleTests
{
    [Fact]
    public void Isolated_unit_potentials_fit_fully_and_have_no_rival()
    {
        Assert.All(Label(Unit(1), Unit(3.2), Unit(4), Unit(9)), b =>
        {
            Assert.Equal("fasciculation", b.Decision.Label);
            Assert.Equal(1, b.Decision.Score);
            Assert.Equal("unit-like", b.Decision.Band);
            Assert.Equal("", b.Decision.RunnerUp);
            Assert.Empty(b.Decision.Flags);
        });
    }

    [Theory]
    [InlineData(0.0015, "unclassified")]
    [InlineData(0.0025, "fasciculation")]
    [InlineData(0.0225, "fasciculation")]
    [InlineData(0.023, "myoclonic jerk")]
    [InlineData(0.0235, "myoclonic jerk")]
    [InlineData(0.0365, "myoclonic jerk")]
    public void One_peak_is_a_fasciculation_from_2_ms_to_below_23_ms_of_activity(double duration, string expected)
    {
        Assert.Equal(expected, Alone(Unit(5, duration, duty: 1)).Label);
    }

    [Theory]
    [InlineData(0.0095, 1.0, "")]
    [InlineData(0.010, 1.0, "myoclonic jerk")]
    [InlineData(0.019, 0.75, "myoclonic jerk")]
    [InlineData(0.022, 0.5625, "myoclonic jerk")]
    public void The_score_falls_towards_the_jerks_and_names_them(double duration, double score, string runnerUp)
    {
        var decision = Alone(Unit(5, duration, duty: 1));
        Assert.Equal("fasciculation", decision.Label);
        Assert.Equal(score, decision.Score, 2);
        Assert.Equal(runnerUp, decision.RunnerUp);
    }

    [Theory]
    [InlineData(0.021, false)]
    [InlineData(0.022, true)]
    [InlineData(0.024, true)]
    [InlineData(0.025, false)]
    public void Near_the_boundary_to_the_jerks_the_label_is_ambiguous(double duration, bool expected)
    {
        // Two peaks, as short jerks have.
        var decision = Alone(Jerk(5, duration, spikes: 2, duty: 1));
        Assert.Equal(expected, decision.Flags.Contains(LabelFlag.Ambiguous, StringComparer.Ordinal));
        Assert.Equal(duration < 0.023 ? "fasciculation" : "myoclonic jerk", decision.Label);
    }

    [Fact]
    public void Many_peaks_speak_for_a_jerk_however_short()
    {
        Assert.Equal("fasciculation", Alone(Jerk(5, 0.018, spikes: 2)).Label);
        Assert.Equal("myoclonic jerk", Alone(Jerk(5, 0.018, spikes: 4)).Label);
    }

    [Theory]
    [InlineData(0.046, 0.39, 1)]
    [InlineData(0.075, 0.19, 1)]
    [InlineData(0.058, 0.31, 2)]
    public void The_slow_ends_of_a_large_potential_do_not_make_it_a_jerk(double duration, double duty, int spikes)
    {
        // Measured on simulated potentials of 15 ms, 20 dB above the noise, behind a 20 Hz high-pass filter.
        Assert.Equal("fasciculation", Alone(Burst(5, duration, spikes, spikes < 2 ? double.NaN : 125, spikes < 2 ? double.NaN : -0.5, duty)).Label);
    }

    [Fact]
    public void Two_discharges_that_lie_apart_are_not_one_potential()
    {
        Assert.NotEqual("fasciculation", Alone(Burst(5, 0.030, spikes: 2, rate: 50, similarity: 0.5, duty: 0.6)).Label, StringComparer.Ordinal);
    }

    [Fact]
    public void Fewer_than_three_on_the_channel_are_few()
    {
        Assert.All(Label(Unit(1), Unit(2)), b => Assert.Equal([LabelFlag.FewEvents], b.Decision.Flags));
        Assert.All(Label(Unit(1), Unit(2), Unit(3)), b => Assert.Empty(b.Decision.Flags));
    }

    [Fact]
    public void Few_events_in_a_short_recording_ask_for_a_longer_one()
    {
        var evidence = Standard.Label([Unit(1)], secondsAnalyzed: 40).Bursts[0].Decision.Evidence.Words;
        Assert.EndsWith("only 1 on this channel, 3 make the label firm; 40 s were analyzed, 90 s are advised", evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.250, 1)]
    [InlineData(0.150, 0.73)]
    [InlineData(0.065, 0.5)]
    public void A_near_neighbour_lowers_the_score(double interval, double score)
    {
        var bursts = Label(Unit(1), Unit(1 + interval), Unit(5));
        Assert.Equal("fasciculation", bursts[0].Decision.Label);
        Assert.Equal(score, bursts[0].Decision.Score, 2);
        Assert.Equal(1, bursts[2].Decision.Score);
    }

    [Fact]
    public void Continual_firing_is_ambiguous_and_says_why()
    {
        var bursts = Label(Unit(1), Unit(1.1), Unit(1.2), Unit(1.3));
        Assert.All(bursts, b => Assert.Equal("fasciculation", b.Decision.Label));
        Assert.Contains(LabelFlag.Ambiguous, bursts[1].Decision.Flags, StringComparer.Ordinal);
        Assert.Contains("continual firing", bursts[1].Decision.Evidence.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(LabelFlag.Ambiguous, bursts[0].Decision.Flags, StringComparer.Ordinal);
    }
}
