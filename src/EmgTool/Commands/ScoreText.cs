using System.Globalization;
using EmgTool.Core.Evaluation;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>Scores against a reference for the eye: a line for each of the settings, and where there are few of them, what each finds of every label and on every channel.</summary>
internal static class ScoreText
{
    /// <summary>More settings than this do not fit beside each other.</summary>
    private const int MostBesides = 6;

    private static readonly string[] IntervalColumn = ["95 %"];

    /// <summary>Lays out the scores.</summary>
    /// <param name="rows">The table of scores.</param>
    /// <param name="recordings">Number of recordings.</param>
    /// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
    public static string Layout(IReadOnlyList<ScoreRow> rows, int recordings, double toleranceSeconds)
    {
        var parts = new List<string> { Whole(rows.Where(row => row.Part == ComparedPart.All), recordings > 1) };
        var byVariant = rows.Where(row => row.Part == ComparedPart.All).Select(row => row.Variant).ToList();
        if (byVariant.Count <= MostBesides)
        {
            var labels = rows.Where(row => row.Score.Reference > 0).Select(row => row.Part.Label).ToHashSet(StringComparer.Ordinal);
            AddMatrix(parts, "share of the reference that is found, whatever label it gets", "label", byVariant, rows.Where(row => row.Part.Label is not null && labels.Contains(row.Part.Label)), row => row.Part.Label!, score => (double)score.Detected / score.Reference);
            AddMatrix(parts, "F1", "channel", byVariant, rows.Where(row => string.Equals(row.Part.Scope, "channel", StringComparison.Ordinal)), row => row.Part.Channel!, score => score.F1);
        }

        parts.Add(string.Create(CultureInfo.InvariantCulture, $"events are paired one to one, onsets within {toleranceSeconds * 1000} ms; errors are medians with the median absolute deviation (mad)")
            + (recordings > 1 ? string.Create(CultureInfo.InvariantCulture, $"\n95 % intervals by bootstrap over {recordings} recordings") : ""));
        return string.Join("\n\n", parts);
    }

    private static string Whole(IEnumerable<ScoreRow> rows, bool withInterval) => TextTable.Layout(
        ["settings", ">reference", ">found", ">matched", ">precision", ">recall", ">F1", .. withInterval ? IntervalColumn : [], ">false/min", ">onset ms", ">mad", ">offset ms", ">mad"],
        [
            .. rows.Select(IReadOnlyList<string> (row) =>
            [
                row.Variant,
                ComparisonText.Count(row.Score, score => score.Reference),
                ComparisonText.Count(row.Score, score => score.Found),
                ComparisonText.Count(row.Score, score => score.Matched),
                ComparisonText.Share(row.Score.Precision),
                ComparisonText.Share(row.Score.Recall),
                ComparisonText.Share(row.Score.F1),
                .. withInterval ? new[] { ComparisonText.Interval(row.Intervals!.F1) } : [],
                ComparisonText.Rate(row.Score.FalsePerMinute),
                .. Error(row.Score.OnsetError),
                .. Error(row.Score.OffsetError),
            ]),
        ]);

    private static string[] Error(Spread spread) => [ComparisonText.SignedMilliseconds(spread.Median), ComparisonText.Milliseconds(spread.Mad)];

    // One line says nothing that the table above does not say.
    private static void AddMatrix(
        List<string> parts, string caption, string kind, IReadOnlyList<string> variants, IEnumerable<ScoreRow> rows, Func<ScoreRow, string> name, Func<EventScore, double> measure)
    {
        var lines = rows.GroupBy(name, StringComparer.Ordinal).ToList();
        if (lines.Count > 1)
        {
            parts.Add($"by {kind}: {caption}\n" + TextTable.Layout(
                [kind, ">reference", .. variants.Select(variant => ">" + variant)],
                [.. lines.Select(IReadOnlyList<string> (line) => [line.Key, ComparisonText.Count(line.Max(row => row.Score.Reference)), .. line.Select(row => ComparisonText.Share(measure(row.Score)))])]));
        }
    }
}
