using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class IsolatedBurstRuleTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(1.9995)]
    public void A_burst_of_1_to_2_s_is_too_long_for_a_jerk_and_too_short_for_sustained_activity(double duration)
    {
        var decision = Alone(Sustained(5, duration));
        Assert.Equal(("isolated burst", "isolated-burst"), (decision.Label, decision.Rule));
        Assert.Equal("long", decision.Band);
    }

    [Fact]
    public void A_single_group_of_discharges_is_isolated()
    {
        var decision = Alone(Group(5));
        Assert.Equal(("isolated burst", "isolated-group"), (decision.Label, decision.Rule));
        Assert.Equal(1, decision.Score);
        Assert.Contains("1 like it in a row (rule: at most 2)", decision.Evidence.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_no_rule_is_isolated_and_says_what_came_closest()
    {
        // Three unlike peaks in 60 ms with long quiet stretches: neither a unit potential nor a group nor interference.
        var decision = Alone(Burst(5, 0.060, spikes: 3, rate: 40, similarity: 0.3, duty: 0.1));
        Assert.Equal(("isolated burst", "isolated-remainder"), (decision.Label, decision.Rule));
        Assert.Equal(0.5, decision.Score);
        Assert.Equal(
            "duration 60 ms (rule: 2 ms to 10 s); 3 spikes; duty cycle 0.1; band brief (50-100 ms); "
            + "nearest is myokymic train, but waveform similarity 0.3 (rule: at least 0.55, clear from 0.75)",
            decision.Evidence.Words);
    }

    [Fact]
    public void A_cut_burst_says_that_its_true_duration_is_missing()
    {
        Assert.Equal(
            "duration at least 8 ms, cut by the end of the segment; band unit-like (below 10 ms, or up to 25 ms with one peak); "
            + "the label depends on the true duration",
            Alone(Unit(5).Cut(BurstFlags.TouchesEnd)).Evidence.Words);
    }

    [Theory]
    [InlineData(BurstFlags.TouchesStart)]
    [InlineData(BurstFlags.TouchesEnd)]
    [InlineData(BurstFlags.TouchesStart | BurstFlags.TouchesEnd)]
    public void A_burst_whose_duration_is_not_known_is_unclassified(BurstFlags flags)
    {
        MeasuredBurst[] cut = [Jerk(5).Cut(flags), Unit(5).Cut(flags), Group(5).Cut(flags), Sustained(5, 1.5).Cut(flags)];
        Assert.All(cut, b =>
        {
            var decision = Alone(b);
            Assert.Equal(("unclassified", 0, ""), (decision.Label, decision.Score, decision.RunnerUp));
            Assert.StartsWith("duration at least ", decision.Evidence.Words, StringComparison.Ordinal);
            Assert.Contains("cut by the end of the segment", decision.Evidence.Words, StringComparison.Ordinal);
        });
    }
}
