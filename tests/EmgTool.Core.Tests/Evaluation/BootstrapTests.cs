using EmgTool.Core.Evaluation;
using Xunit;
using Spread = EmgTool.Core.Evaluation.Spread;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class BootstrapTests
{
    private static readonly EventScore[] Recordings = [Score(10, 9), Score(40, 30), Score(7, 7), Score(25, 10), Score(12, 11)];

    [Fact]
    public void Intervals_are_those_of_all_draws_there_are()
    {
        // 5 recordings can be drawn in 3125 ways: the whole distribution, of which 2000 draws are a sample. The quantiles are steps, hence a tolerance.
        var all = Enumerable.Range(0, 3125).Select(number => Enumerable.Range(0, 5).Select(digit => Recordings[number / (int)Math.Pow(5, digit) % 5]).ToArray()).ToArray();

        var intervals = ScoreIntervals.Of(Recordings, new Bootstrap(5));

        AssertNear(all.Select(draw => draw.Sum(score => (double)score.Matched) / draw.Sum(score => score.Reference)), intervals.Recall, 0.01);
        AssertNear(all.Select(draw => 2.0 * draw.Sum(score => score.Matched) / draw.Sum(score => score.Reference + score.Found)), intervals.F1, 0.01);
        AssertNear(all.Select(draw => 60 * draw.Sum(score => score.Found - score.Matched) / draw.Sum(score => score.Seconds)), intervals.FalsePerMinute, 0.01);
        AssertNear(all.Select(draw => Spread.Of(draw.SelectMany(score => score.OnsetErrors)).Median), intervals.OnsetError, 0.001);

        static void AssertNear(IEnumerable<double> all, ConfidenceInterval interval, double tolerance)
        {
            var sorted = all.Order().ToArray();
            Assert.Equal(sorted[(int)(0.025 * sorted.Length)], interval.Low, tolerance);
            Assert.Equal(sorted[(int)(0.975 * sorted.Length)], interval.High, tolerance);
        }
    }

    [Fact]
    public void One_recording_tells_nothing_of_others()
    {
        Assert.Equal(ConfidenceInterval.Unknown, ScoreIntervals.Of(Recordings[..1], new Bootstrap(1)).F1);
        Assert.Equal(ConfidenceInterval.Unknown, ScoreIntervals.Of([], new Bootstrap(0)).F1);
    }

    [Fact]
    public void Recordings_that_are_all_alike_have_no_spread_and_empty_ones_no_interval()
    {
        var alike = ScoreIntervals.Of([Score(4, 3), Score(4, 3), Score(4, 3)], new Bootstrap(3));
        Assert.Equal(new ConfidenceInterval(0.75, 0.75), alike.Recall);
        Assert.Equal(ConfidenceInterval.Unknown, ScoreIntervals.Of([EventScore.Nothing(60), EventScore.Nothing(60)], new Bootstrap(2)).Precision);
    }

    [Fact]
    public void The_draws_follow_from_the_number_of_recordings_alone() =>
        Assert.Equal(ScoreIntervals.Of(Recordings, new Bootstrap(5)), ScoreIntervals.Of(Recordings, new Bootstrap(5)));

    // One minute with so many events a second apart, of which some are found, ever later by a millisecond, and one more.
    private static EventScore Score(int reference, int found) => EventScore.Of(
        EventMatch.Of(
            Enumerable.Range(0, reference).Select(i => new TimedEvent(i, i + 0.5, "x")),
            Enumerable.Range(0, found).Select(i => new TimedEvent(i + (0.001 * i), i + 0.5, "x")).Append(new(50.5, 51, "x")),
            0.05),
        60);
}
