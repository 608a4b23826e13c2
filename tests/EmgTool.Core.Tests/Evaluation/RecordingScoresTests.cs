using EmgTool.Core.Evaluation;
using EmgTool.Core.Recordings;
using Xunit;

namespace EmgTool.Core.Tests.Evaluation;

public sealed class RecordingScoresTests
{
    private static readonly TimedEvent[] Left = [new(1, 1.1, "jerk"), new(2, 2.1, "jerk"), new(3, 5, "cramp")];
    private static readonly TimedEvent[] Right = [new(1, 1.1, "jerk")];

    // Under "all" everything is found, under "none" nothing.
    private static readonly RecordingScores[] Recordings =
    [
        new("a", [[Score("L", Left, Left), Score("R", Right, Right)], [Score("L", Left, []), Score("R", Right, [])]]),
        new("b", [[Score("L", Left[..1], Left)], [Score("L", Left[..1], [])]]),
    ];

    [Fact]
    public void The_table_goes_from_the_whole_to_its_parts()
    {
        var table = RecordingScores.Table(["all", "none"], Recordings);

        Assert.Equal(
            [
                "all", "label cramp", "label jerk", "channel L", "channel R", "recording a", "recording b", "recording-channel a L", "recording-channel a R", "recording-channel b L",
            ],
            table.Where(row => row.Variant == "all").Select(row => string.Join(' ', new[] { row.Part.Scope, row.Part.Recording, row.Part.Channel, row.Part.Label }.Where(word => word is not null))));
        Assert.Equal(["all", "none"], table.Take(2).Select(row => row.Variant));
        Assert.All(table, row => Assert.Equal(row.Part.Recording is null, row.Intervals is not null));
    }

    [Theory]
    [InlineData("all", null, 5, 7, 5, 180)]
    [InlineData("label", "jerk", 4, 5, 4, 180)]
    [InlineData("label", "cramp", 1, 2, 1, 180)]
    [InlineData("channel", "L", 4, 6, 4, 120)]
    [InlineData("channel", "R", 1, 1, 1, 60)]
    [InlineData("recording", "b", 1, 3, 1, 60)]
    public void Each_part_is_the_sum_of_what_belongs_to_it(string scope, string? name, int reference, int found, int matched, double seconds)
    {
        var score = RecordingScores.Table(["all", "none"], Recordings)
            .First(row => row.Part.Scope == scope && (row.Part.Recording ?? row.Part.Channel ?? row.Part.Label) == name).Score;
        Assert.Equal((reference, found, matched, seconds), (score.Reference, score.Found, score.Matched, score.Seconds));
    }

    [Fact]
    public void Agreements_are_told_of_each_pair_and_part()
    {
        var agree = Agreement.Of(Left, Left, 0.05, 60).Agreement;
        var differ = Agreement.Of(Left, [], 0.05, 60).Agreement;
        RecordingAgreements[] recordings = [new("a", ["L", "R"], [[agree, agree], [differ, agree], [agree, differ]]), new("b", ["L"], [[differ], [differ], [differ]])];

        var table = RecordingAgreements.Table(["x", "y", "z"], recordings);

        Assert.Equal([("x", "y"), ("x", "z"), ("y", "z")], table.Take(3).Select(row => (row.First, row.Second)));
        Assert.Equal(["all", "channel", "channel", "recording", "recording", "recording-channel", "recording-channel", "recording-channel"], table.Where(row => row.Second == "y").Select(row => row.Part.Scope));
        Assert.Equal((9, 6), (table[0].Agreement.Events.Reference, table[0].Agreement.Events.Matched));
        Assert.Equal(180 - 6.6, table[0].Agreement.Time.NeitherSeconds, 1e-9);
        Assert.Equal(3, table.Single(row => row is { Part: { Recording: "a", Channel: "L" }, First: "x", Second: "z" }).Agreement.Events.Reference);
        Assert.Equal(0, table.Single(row => row is { Part: { Recording: "a", Channel: "L" }, First: "x", Second: "z" }).Agreement.Events.Matched);
    }

    [Fact]
    public void A_label_does_not_hold_the_channel_that_EDF_puts_behind_it()
    {
        Assert.Equal(new TimedEvent(1, 1.5, "jerk"), TimedEvent.Of(new Annotation(1, 0.5m, "jerk@@EMG 1", "EMG 1")));
        Assert.Equal(new TimedEvent(1, double.NaN, "a@@b"), TimedEvent.Of(new Annotation(1, DurationSeconds: null, "a@@b")));
    }

    private static ChannelScore Score(string channel, TimedEvent[] reference, TimedEvent[] found) => ChannelScore.Of(channel, EventMatch.Of(reference, found, 0.05), 60);
}
