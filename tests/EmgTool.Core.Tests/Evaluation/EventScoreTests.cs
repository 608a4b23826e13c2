using EmgTool.Core.Evaluation;
using Xunit;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class EventScoreTests
{
    private const double Tolerance = 0.05;

    // Three jerks and two cramps; four of them are found, one cramp as a jerk, and two more.
    private static readonly TimedEvent[] Reference =
    [
        new(1.0, 1.1, "jerk"), new(2.0, 2.1, "jerk"), new(3.0, 3.1, "jerk"), new(4.0, 8.0, "cramp"), new(10.0, 14.0, "cramp"),
    ];

    private static readonly TimedEvent[] Found =
    [
        new(1.01, 1.12, "jerk"), new(1.99, 2.10, "jerk"), new(2.5, 2.6, "jerk"), new(4.02, 7.9, "cramp"), new(10.0, 14.3, "jerk"), new(20.0, 20.1, "spike"),
    ];

    [Fact]
    public void Counts_what_was_worked_out_by_hand()
    {
        var score = EventScore.Of(EventMatch.Of(Reference, Found, Tolerance), seconds: 30);

        Assert.Equal((5, 6, 4, 4, 3), (score.Reference, score.Found, score.Detected, score.Matched, score.RightLabels));
        Assert.Equal(4.0 / 6, score.Precision, 1e-15);
        Assert.Equal(4.0 / 5, score.Recall, 1e-15);
        Assert.Equal(8.0 / 11, score.F1, 1e-15);
        Assert.Equal(4, score.FalsePerMinute, 1e-12);
    }

    [Fact]
    public void Errors_are_found_less_reference_with_their_median_and_its_absolute_deviation()
    {
        var score = EventScore.Of(EventMatch.Of(Reference, Found, Tolerance), seconds: 30);

        // Onsets +10, -10, +20, 0 ms: median 5, deviations 5, 15, 15, 5. Offsets +20, 0, -100, +300 ms: median 10, deviations 10, 10, 110, 290.
        Assert.Equal(0.005, score.OnsetError.Median, 1e-12);
        Assert.Equal(0.010, score.OnsetError.Mad, 1e-12);
        Assert.Equal(0.010, score.OffsetError.Median, 1e-12);
        Assert.Equal(0.060, score.OffsetError.Mad, 1e-12);
    }

    [Fact]
    public void In_the_score_of_a_label_only_events_with_that_label_on_both_sides_are_right()
    {
        var match = EventMatch.Of(Reference, Found, Tolerance);
        EventScore jerk = EventScore.Of(match, 30, "jerk"), cramp = EventScore.Of(match, 30, "cramp"), spike = EventScore.Of(match, 30, "spike");

        Assert.Equal((3, 4, 2, 2), (jerk.Reference, jerk.Found, jerk.Detected, jerk.Matched));
        Assert.Equal((2, 1, 2, 1), (cramp.Reference, cramp.Found, cramp.Detected, cramp.Matched));
        Assert.Equal((0, 1, 0, 0), (spike.Reference, spike.Found, spike.Detected, spike.Matched));
        Assert.Equal((0.5, 2.0 / 3), (jerk.Precision, jerk.Recall));
        Assert.Equal((1.0, 0.5), (cramp.Precision, cramp.Recall));
        Assert.Equal([0.02, 0.0], cramp.OnsetErrors.Select(error => Math.Round(error, 9)));
    }

    [Fact]
    public void An_offset_that_the_reference_does_not_know_gives_no_error()
    {
        var score = EventScore.Of(EventMatch.Of([new(1, double.NaN, "x"), new(2, 2.5, "x")], [new(1, 1.2, "x"), new(2, 2.6, "x")], Tolerance), 10);

        Assert.Equal(2, score.OnsetErrors.Count);
        Assert.Equal(0.1, Assert.Single(score.OffsetErrors), 1e-12);
    }

    [Fact]
    public void Where_there_is_nothing_to_divide_by_a_measure_is_not_a_number()
    {
        EventScore nothing = Score([], []), missed = Score([new(1, 2, "x")], []), extra = Score([], [new(1, 2, "x")]);

        Assert.Equal((double.NaN, double.NaN, double.NaN), (nothing.Precision, nothing.Recall, nothing.F1));
        Assert.Equal((double.NaN, 0.0, 0.0), (missed.Precision, missed.Recall, missed.F1));
        Assert.Equal((0.0, double.NaN, 0.0), (extra.Precision, extra.Recall, extra.F1));
        Assert.Equal((double.NaN, double.NaN), (nothing.OnsetError.Median, nothing.OnsetError.Mad));
        Assert.Equal(6, extra.FalsePerMinute, 1e-12);
        Assert.Equal(double.NaN, EventScore.Nothing(0).FalsePerMinute);

        static EventScore Score(TimedEvent[] reference, TimedEvent[] found) => EventScore.Of(EventMatch.Of(reference, found, Tolerance), 10);
    }

    [Fact]
    public void A_silence_is_never_the_burst_that_begins_with_it()
    {
        TimedEvent burst = new(1, 2, "x"), silence = new TimedEvent(1.01, 1.1, "x") with { IsSilence = true };

        var match = EventMatch.Of([silence, burst], [burst, silence], Tolerance);

        Assert.Equal([burst, silence], match.Pairs.Select(pair => match.Reference[pair.Reference]));
        Assert.Equal([burst, silence], match.Pairs.Select(pair => match.Found[pair.Found]));
        Assert.Empty(EventMatch.Of([silence], [burst], Tolerance).Pairs);
        Assert.Equal([silence], EventMatch.Of([silence], [burst], Tolerance).Missed());
        Assert.Equal([burst], EventMatch.Of([silence], [burst], Tolerance).Extra());
    }

    [Fact]
    public void A_pool_is_the_score_of_all_its_parts_together()
    {
        var early = EventScore.Of(EventMatch.Of(Reference[..2], Found[..3], Tolerance), 3);
        var late = EventScore.Of(EventMatch.Of(Reference[2..], Found[3..], Tolerance), 27);

        var pool = EventScore.Pool([early, late]);
        var whole = EventScore.Of(EventMatch.Of(Reference, Found, Tolerance), 30);

        Assert.Equal((whole.Reference, whole.Found, whole.Detected, whole.Matched, whole.RightLabels), (pool.Reference, pool.Found, pool.Detected, pool.Matched, pool.RightLabels));
        Assert.Equal((whole.FalsePerMinute, whole.OnsetError, whole.OffsetError), (pool.FalsePerMinute, pool.OnsetError, pool.OffsetError));
    }

    [Fact]
    public void Misses_and_extra_events_are_told_by_onset_whatever_the_order_they_come_in()
    {
        var match = EventMatch.Of(Reference.Reverse(), Found.Reverse(), Tolerance);

        Assert.Equal([Reference[2]], match.Missed());
        Assert.Equal([Found[2], Found[5]], match.Extra());
    }
}
