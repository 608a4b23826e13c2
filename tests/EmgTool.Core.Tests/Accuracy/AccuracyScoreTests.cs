using Xunit;

namespace EmgTool.Core.Tests.Accuracy;

public sealed class AccuracyScoreTests
{
    private static readonly KnownRecording Recording = new(Conditions.Base with { Seconds = 60 }, 1, 500);

    private static readonly List<FoundEvent> Perfect =
        [.. Recording.Channels.SelectMany(channel => channel.Events).Select(item => new FoundEvent(item.Channel, item.Onset + 0.001, item.Offset - 0.002))];

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
        var score = Score([]);
        Assert.Equal((0, 0), (score.F1, score.Recall));
        Assert.Equal(score.KnownCount, score.Mistakes.Count(MistakeKind.Missed));
    }

    [Fact]
    public void Each_mistake_is_told_for_what_it_is()
    {
        var jerks = Perfect.Where(item => item.Channel == 0).ToList();
        FoundEvent[] late = [jerks[2] with { Onset = jerks[2].Onset + 0.06, Offset = jerks[2].Offset + 0.06 }];
        FoundEvent[] found =
        [
            .. Perfect.Where(item => item.Channel != 0),
            .. jerks.Skip(3),
            jerks[0] with { Offset = jerks[1].Offset },
            .. jerks[2].Offset > late[0].Onset ? late : [],
            jerks[4] with { Onset = (jerks[4].Onset + jerks[4].Offset) / 2 },
            new(7, 10, 10.1),
        ];

        var score = Score([.. found.OrderBy(item => item.Onset)]);

        Assert.Equal(1, score.Mistakes.Count(MistakeKind.Merged));
        Assert.Equal(2, score.Mistakes.Count(MistakeKind.EdgeOff));
        Assert.Equal(1, score.Mistakes.Count(MistakeKind.Split));
        Assert.Equal(1, score.Mistakes.Count(MistakeKind.False));
        Assert.Equal(0, score.Mistakes.Count(MistakeKind.Missed));
        Assert.Equal(1, score.FalsePerMinute);
        Assert.Equal(score.KnownCount - 2, score.Pairs.Count);
        Assert.Equal(5, score.Mistakes.Texts.Count());
    }

    [Fact]
    public void What_lies_where_an_electrode_fails_counts_neither_way()
    {
        var recording = new KnownRecording(Conditions.Base with { Seconds = 300, Fault = FaultKind.Loose }, 1, 500);
        var score = new AccuracyScore();
        score.Add(recording, recording.Channels.SelectMany((channel, index) => channel.Faults.Select(fault => new FoundEvent(index, fault.Onset, fault.Offset))));
        Assert.Equal(0, score.Mistakes.Count(MistakeKind.False));
        Assert.True(score.KnownCount < recording.Channels.Sum(channel => channel.Events.Count));
    }

    private static AccuracyScore Score(IEnumerable<FoundEvent> found)
    {
        var score = new AccuracyScore();
        score.Add(Recording, found);
        return score;
    }
}
