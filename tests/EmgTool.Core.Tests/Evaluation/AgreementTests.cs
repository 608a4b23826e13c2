using EmgTool.Core.Evaluation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class AgreementTests
{
    [Fact]
    public void Kappa_is_that_of_a_textbook_table()
    {
        // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: kappa 0.4 (the worked example of many introductions to Cohen's kappa).
        var time = TimeAgreement.Of(ActiveStretch.Of([Event(0, 25)], [Event(0, 20), Event(30, 40)]), 50);

        Assert.Equal(new TimeAgreement(20, 5, 10, 15), time);
        Assert.Equal(0.4, time.Kappa, 1e-12);
        Assert.Equal(20.0 / 35, time.Overlap, 1e-12);
    }

    [Fact]
    public void The_same_events_agree_exactly_and_opposite_ones_not_at_all()
    {
        TimedEvent[] events = [Event(0.1, 0.7), Event(1.3, 1.9), Event(2.2, 2.3)];

        Assert.Equal((1.0, 1.0), Measures(TimeAgreement.Of(ActiveStretch.Of(events, events), 10.1)));
        Assert.Equal((-1.0, 0.0), Measures(TimeAgreement.Of(ActiveStretch.Of([Event(0, 5)], [Event(5, 10)]), 10)));
        Assert.Equal((double.NaN, double.NaN), Measures(TimeAgreement.Of(ActiveStretch.Of([], []), 10)));
        Assert.Equal((double.NaN, 1.0), Measures(TimeAgreement.Of(ActiveStretch.Of([Event(0, 10)], [Event(0, 10)]), 10)));
        Assert.Equal((0.0, 0.0), Measures(TimeAgreement.Of(ActiveStretch.Of([Event(0, 1)], []), 10)));

        static (double Kappa, double Overlap) Measures(TimeAgreement time) => (time.Kappa, time.Overlap);
    }

    // Counted tick by tick, on events of whole seconds.
    [Fact]
    public void Times_equal_those_of_a_count_of_every_tick()
    {
        var events = Gen.Choose(0, 25).Zip(Gen.Choose(0, 6)).ListOf().Select(list => list.ConvertAll(item => Event(item.Item1, item.Item1 + item.Item2)));
        Prop.ForAll(events.Zip(events).ToArbitrary(), item =>
        {
            var (first, second) = item;
            var counts = new int[4];
            for (var tick = 0; tick < 40; tick++)
            {
                counts[(IsActive(first, tick) ? 1 : 0) + (IsActive(second, tick) ? 2 : 0)]++;
            }

            var stretches = ActiveStretch.Of(first, second);
            return TimeAgreement.Of(stretches, 40) == new TimeAgreement(counts[3], counts[1], counts[2], counts[0])
                && stretches.Zip(stretches.Skip(1)).All(pair => pair.First.EndSeconds < pair.Second.StartSeconds
                    || (pair.First.EndSeconds == pair.Second.StartSeconds && (pair.First.InFirst, pair.First.InSecond) != (pair.Second.InFirst, pair.Second.InSecond)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

        static bool IsActive(List<TimedEvent> events, int tick) => events.Exists(item => item.OnsetSeconds <= tick && tick < item.OffsetSeconds);
    }

    [Fact]
    public void Tells_in_which_stretches_only_one_sees_activity()
    {
        var (agreement, differences) = Agreement.Of([Event(1, 2), Event(5, 6)], [Event(1.02, 2.5), Event(8, 8.1)], 0.05, 10);

        Assert.Equal(
            [new ActiveStretch(1, 1.02, true, false), new(2, 2.5, false, true), new(5, 6, true, false), new(8, 8.1, false, true)],
            differences);
        Assert.Equal((2, 2, 1), (agreement.Events.Reference, agreement.Events.Found, agreement.Events.Matched));
        Assert.Equal(0.02, agreement.Events.OnsetError.Median, 1e-12);
        Assert.Equal(0.5, agreement.Events.OffsetError.Median, 1e-12);
    }

    [Fact]
    public void A_silence_is_part_of_the_activity_that_it_lies_in_and_an_event_of_its_own()
    {
        var silence = Event(2, 2.2) with { IsSilence = true };
        var (agreement, differences) = Agreement.Of([Event(1, 5), silence], [Event(1, 5)], 0.05, 10);

        Assert.Equal((2, 1, 1), (agreement.Events.Reference, agreement.Events.Found, agreement.Events.Matched));
        Assert.Equal((1.0, 0), (agreement.Time.Kappa, differences.Count));
    }

    [Fact]
    public void Pooled_times_and_events_are_sums()
    {
        var one = Agreement.Of([Event(1, 2)], [Event(1, 3)], 0.05, 10).Agreement;
        var two = Agreement.Of([Event(4, 5)], [], 0.05, 20).Agreement;

        var pool = Agreement.Pool([one, two]);

        Assert.Equal(new TimeAgreement(1, 1, 1, 27), pool.Time);
        Assert.Equal((2, 1, 1, 30.0), (pool.Events.Reference, pool.Events.Found, pool.Events.Matched, pool.Events.Seconds));
    }

    [Fact]
    public void Refuses_events_without_an_end() =>
        Assert.Throws<ArgumentException>(() => ActiveStretch.Of([], [Event(1, double.NaN)]));

    private static TimedEvent Event(double onset, double offset) => new(onset, offset, "x");
}
