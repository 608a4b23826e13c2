using EmgTool.Core.Evaluation;
using Xunit;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class CrossValidationTests
{
    // Matched events of 10 in each recording, none of them false: F1 is 2 m / (10 + m). The first settings are best on a and b, the second on c.
    private static readonly EventScore[][] Recordings = [[Score(10), Score(7)], [Score(9), Score(8)], [Score(0), Score(9)]];

    [Fact]
    public void No_recording_has_a_say_in_the_settings_that_it_is_scored_with()
    {
        var validation = CrossValidation.Of(Recordings, 3, seed: 1);

        // Without a: 9 + 0 against 8 + 9; without b: 10 + 0 against 7 + 9; without c: 10 + 9 against 7 + 8.
        Assert.Equal([1, 1, 0], validation.Folds.Select(fold => fold.Chosen));
        Assert.Equal([[0], [1], [2]], validation.Folds.Select(fold => fold.Recordings));
        Assert.Equal([7, 8, 0], validation.Folds.Select(fold => fold.TestScore.Matched));
        Assert.Equal([17, 16, 19], validation.Folds.Select(fold => fold.TrainingScore.Matched));
        Assert.Equal((15, 30, 15), (validation.Score.Matched, validation.Score.Reference, validation.Score.Found));
    }

    [Fact]
    public void Over_all_recordings_the_second_settings_are_best() => Assert.Equal(1, CrossValidation.Best(Recordings));

    [Fact]
    public void Of_equal_settings_the_first_is_taken_and_one_without_any_event_is_worse_than_one_that_finds_nothing()
    {
        Assert.Equal(0, CrossValidation.Best([[Score(5), Score(5)]]));
        Assert.Equal(1, CrossValidation.Best([[EventScore.Nothing(60), Score(0)]]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Folds_share_the_recordings_evenly_and_each_is_tested_once(int folds)
    {
        EventScore[][] recordings = [.. Enumerable.Range(0, 7).Select(i => new[] { Score(i) })];
        var validation = CrossValidation.Of(recordings, folds, seed: 3);
        Assert.Equal(Enumerable.Range(0, 7), validation.Folds.SelectMany(fold => fold.Recordings).Order());
        Assert.All(validation.Folds, fold => Assert.InRange(fold.Recordings.Count, 7 / folds, (7 + folds - 1) / folds));
        Assert.Equal(validation.Folds.Select(fold => fold.Recordings), CrossValidation.Of(recordings, folds, seed: 3).Folds.Select(fold => fold.Recordings));
    }

    [Fact]
    public void Another_seed_deals_recordings_out_otherwise()
    {
        EventScore[][] recordings = [.. Enumerable.Range(0, 20).Select(i => new[] { Score(i % 10) })];
        Assert.NotEqual(Dealt(1), Dealt(2));

        int[] Dealt(int seed) => [.. CrossValidation.Of(recordings, 4, seed).Folds.SelectMany(fold => fold.Recordings)];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_number_of_folds_that_leaves_nothing_to_choose_or_to_test_on_is_refused(int folds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossValidation.Of(Recordings, folds, seed: 1));

    private static EventScore Score(int matched)
    {
        TimedEvent[] events = [.. Enumerable.Range(0, 10).Select(i => new TimedEvent(i, i + 0.5, "x"))];
        return EventScore.Of(EventMatch.Of(events, events[..matched], 0.05), 60);
    }
}
