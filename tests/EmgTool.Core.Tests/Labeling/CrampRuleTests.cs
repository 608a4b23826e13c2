using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class CrampRuleTests
{
    [Theory]
    [InlineData(10.5)]
    [InlineData(45)]
    [InlineData(600)]
    public void Above_10_s_it_fits_fully_and_has_no_rival(double duration)
    {
        var decision = Alone(Sustained(5, duration));
        Assert.Equal("cramp", decision.Label);
        Assert.Equal(1, decision.Score);
        Assert.Equal("sustained", decision.Band);
        Assert.Equal("", decision.RunnerUp);
        Assert.Empty(decision.Flags);
    }

    [Theory]
    [InlineData(1.9995, "isolated burst")]
    [InlineData(2.0, "cramp")]
    [InlineData(2.0005, "cramp")]
    public void It_begins_at_2_s(double duration, string expected)
    {
        Assert.Equal(expected, Alone(Sustained(5, duration)).Label);
    }

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(6, 0.75)]
    [InlineData(9.9, 0.99)]
    public void From_2_to_10_s_the_score_is_lower_and_the_label_ambiguous(double duration, double score)
    {
        var decision = Alone(Sustained(5, duration));
        Assert.Equal("cramp", decision.Label);
        Assert.Equal(score, decision.Score, 2);
        Assert.Equal("isolated burst", decision.RunnerUp);
        Assert.Equal([LabelFlag.Ambiguous], decision.Flags);
        Assert.Contains("also seen in voluntary contractions and leg movements", decision.Evidence.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_by_the_end_of_the_segment_it_still_lasts_long_enough()
    {
        var decision = Alone(Sustained(5, 12).Cut(BurstFlags.TouchesEnd));
        Assert.Equal("cramp", decision.Label);
        Assert.StartsWith("duration at least 12 s, cut by the end of the segment (rule: at least 2 s)", decision.Evidence.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Separate_discharges_in_a_long_stretch_lower_the_score()
    {
        Assert.Equal(0.75, Alone(Sustained(5, 30, duty: 0.29)).Score, 6);
    }

    [Fact]
    public void The_evidence_tells_how_the_activity_builds_up()
    {
        Assert.Equal(
            "duration 30 s (rule: at least 2 s); duty cycle 0.94; rise to half of the maximum 12 s; median frequency 95 Hz; band sustained (above 10 s)",
            Alone(Sustained(5, 30)).Evidence.Words);
    }
}
