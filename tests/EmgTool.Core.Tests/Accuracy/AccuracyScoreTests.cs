using EmgTool.Core.Evaluation;
using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class AccuracyScoreTests
{
    private static readonly KnownRecording Recording = new(Conditions.Base with { Seconds = 60 }, 1, 500);

    private static readonly TimedEvent[][] Perfect =
        [.. Recording.Channels.Select(channel => channel.Events.Select(item => new TimedEvent(item.Onset + 0.001, item.Offset - 0.002, "")).ToArray())];

    [Fact]
    public void A_perfect_detector_scores_1()
    {
        var score = Score(Perfect);
        Assert.Equal((1, 1, 1, 1, 0), (score.F1, score.StrictF1, score.Recall, score.Precision, score.FalsePerMinute));
        Assert.Equal(1, score.RecallOf(EventClass.Group));
        Assert.Equal(0.001, Spread.Of(score.Pairs.Select(pair => pair.OnsetError)).Median, 1e-9);
        Assert.Empty(score.Mistakes.Texts);
    }

    [Fact]
    public void A_detector_that_finds_nothing_scores_0()
    {
        var score = Score([.. Perfect.Select(_ => Array.Empty<TimedEvent>())]);
        Assert.Equal((0, 0), (score.F1, score.Recall));
        Assert.Equal(score.KnownCount, score.Mistakes.Count(MistakeKind.Missed));
    }

    [Fact]
    public void Each_mistake_is_told_for_what_it_is()
    {
        var found = Perfect.Select(channel => channel.ToList()).ToList();
        var jerks = found[0];
        found[7].Add(new TimedEvent(10, 10.1, ""));
        jerks.Insert(5, jerks[4] with { OnsetSeconds = jerks[4].OnsetSeconds + 0.001 });
        jerks[2] = jerks[2] with { OnsetSeconds = jerks[2].OnsetSeconds - 0.06 };
        jerks[0] = jerks[0] with { OffsetSeconds = jerks[1].OffsetSeconds };
        jerks.RemoveAt(1);

        var score = Score([.. found]);

        // The jerk that was found too early is one known event without a pair and one found event without.
        Assert.Equal([0, 1, 2, 1, 1], Enum.GetValues<MistakeKind>().Select(score.Mistakes.Count));
        Assert.Equal(1, score.FalsePerMinute);
        Assert.Equal(score.KnownCount - 2, score.Pairs.Count);
        Assert.Equal(5, score.Mistakes.Texts.Count());
    }

    [Fact]
    public void What_lies_where_an_electrode_fails_counts_neither_way()
    {
        var recording = new KnownRecording(Conditions.Base with { Seconds = 150, Fault = FaultKind.Loose }, 1, 500);
        var score = new AccuracyScore();
        score.Add(recording, [.. recording.Channels.Select(channel => channel.Faults.Select(fault => new TimedEvent(fault.Onset, fault.Offset, "")))]);
        Assert.Equal(0, score.Mistakes.Count(MistakeKind.False));
        Assert.True(score.KnownCount < recording.Channels.Sum(channel => channel.Events.Count));
    }

    private static AccuracyScore Score(IReadOnlyList<IEnumerable<TimedEvent>> found)
    {
        var score = new AccuracyScore();
        score.Add(Recording, found);
        return score;
    }
}
