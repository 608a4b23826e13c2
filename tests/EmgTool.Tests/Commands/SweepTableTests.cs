using EmgTool.Commands;
using EmgTool.Core;
using EmgTool.Core.Evaluation;
using EmgTool.Options;
using Xunit;

namespace EmgTool.Tests.Commands;

public sealed class SweepTableTests
{
    [Fact]
    public void Settings_come_by_F1_and_those_that_none_surpasses_are_marked()
    {
        // Matched and found of 10; precision and recall beside them.
        (string Name, int Matched, int Found)[] settings =
        [
            ("recalls most", 10, 40), // 0.25, 1
            ("worse at the same recall", 10, 50), // 0.2, 1
            ("balanced", 8, 10), // 0.8, 0.8
            ("surpassed", 7, 10), // 0.7, 0.7
            ("as good", 8, 10),
            ("precise", 3, 3), // 1, 0.3
            ("finds nothing", 0, 0),
        ];
        var table = SweepTable.Of(
            [.. settings.Select(item => new Variant(item.Name, new AnalysisSettings()))],
            ["filter.order", "filter.mains"],
            [[.. settings.Select(item => Score(item.Matched, item.Found))]]);

        Assert.Equal(["balanced", "as good", "surpassed", "precise", "recalls most", "worse at the same recall", "finds nothing"], table.Select(row => row.Settings));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], table.Select(row => row.Rank));
        Assert.Equal(["balanced", "as good", "precise", "recalls most"], table.Where(row => row.OnFront).Select(row => row.Settings));
        Assert.All(table, row => Assert.Equal(["2", "auto"], row.Values));
    }

    [Fact]
    public void Settings_with_the_same_score_are_marked_alike_even_where_it_has_no_recall()
    {
        var score = EventScore.Of(EventMatch.Of([], [new TimedEvent(1, 1.5, "x")], 0.05), 60);
        var table = SweepTable.Of([new("one", new AnalysisSettings()), new("other", new AnalysisSettings())], [], [[score, score]]);
        Assert.Equal([true, true], table.Select(row => row.OnFront));
    }

    private static EventScore Score(int matched, int found)
    {
        TimedEvent[] reference = [.. Enumerable.Range(0, 10).Select(i => new TimedEvent(i, i + 0.5, "x"))];
        return EventScore.Of(EventMatch.Of(reference, [.. reference.Take(matched), .. Enumerable.Range(0, found - matched).Select(i => new TimedEvent(100 + i, 100.5 + i, "x"))], 0.05), 60);
    }
}
