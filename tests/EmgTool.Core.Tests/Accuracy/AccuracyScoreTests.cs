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
        var recording = new KnownRecording(Conditions.Base with { Seconds = 300, Fault = FaultKind.Loose, Channels = [.. Enumerable.Repeat(ChannelRole.Sustained, 4)] }, 1, 500);
        List<KnownEvent> cut = [.. recording.Channels.SelectMany(channel => channel.Events.Where(item => channel.Faults.Any(fault => item.Onset < fault.Onset - 0.01 && item.Offset > fault.Onset)))];
        Assert.NotEmpty(cut);

        // What is found in a fault, and what a fault leaves of an event.
        var score = Score(recording, [.. recording.Channels.Select((channel, index) => (TimedEvent[])
        [
            .. channel.Faults.Select(fault => new TimedEvent(fault.Onset, fault.Offset, "")),
            .. cut.Where(item => item.Channel == index).Select(item => new TimedEvent(item.Onset, item.Onset + 0.001, "")),
        ])]);

        Assert.Equal(0, score.Mistakes.Count(MistakeKind.False));
        Assert.Equal(score.KnownCount, score.Mistakes.Count(MistakeKind.Missed));
        Assert.True(score.KnownCount < recording.Channels.Sum(channel => channel.Events.Count));
    }

    [Fact]
    public void Silences_are_counted_apart()
    {
        var recording = new KnownRecording(Conditions.Base with { Seconds = 60, Channels = [ChannelRole.Tonic, ChannelRole.Noise] }, 1, 500);
        List<KnownEvent> pauses = [.. recording.Channels[0].Events.Where(item => item.Class == EventClass.Silence)];
        TimedEvent[] found = [.. pauses.Where(item => item.Offset - item.Onset > 0.1).Select(item => new TimedEvent(item.Onset + 0.01, item.Offset, ""))];

        var score = new AccuracyScore();
        score.Add(recording, [new FoundChannel([], found), new FoundChannel([], [new TimedEvent(10, 10.2, "")])]);

        Assert.Equal((0, 1), (score.Silences.Recall(0.05, 0.1), score.Silences.Recall(0.1, 0.5)));
        Assert.Equal(0.5, score.Silences.FalsePerMinute);
        Assert.Equal(0.01, Spread.Of(score.Silences.Pairs.Select(pair => pair.OnsetError)).Median, 1e-9);
        Assert.Equal(score.KnownCount, score.Mistakes.Count(MistakeKind.Missed));
        Assert.Equal(recording.Channels[0].Events.Count(item => item.Class == EventClass.Sustained), score.KnownCount);
    }

    private static AccuracyScore Score(IReadOnlyList<IReadOnlyList<TimedEvent>> bursts) => Score(Recording, bursts);

    private static AccuracyScore Score(KnownRecording recording, IReadOnlyList<IReadOnlyList<TimedEvent>> bursts)
    {
        var score = new AccuracyScore();
        score.Add(recording, [.. bursts.Select(channel => new FoundChannel(channel, []))]);
        return score;
    }
}
