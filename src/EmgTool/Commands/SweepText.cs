using System.Globalization;
using EmgTool.Core.Evaluation;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>A sweep for the eye: the best settings, those that they were varied from, and what choosing among them is worth.</summary>
internal static class SweepText
{
    private const int MostRows = 10;

    /// <summary>Lays it out.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="start">Name of the settings that were varied.</param>
    /// <param name="record">What was chosen.</param>
    public static string Layout(IReadOnlyList<SweepRow> rows, string start, SweepRecord record)
    {
        var shown = rows.Where(row => row.Rank <= MostRows || string.Equals(row.Settings, start, StringComparison.Ordinal)).ToList();
        var text = TextTable.Layout(
            [">rank", "settings", ">found", ">matched", ">precision", ">recall", ">F1", "95 %", ">false/min", "front"],
            [
                .. shown.Select(IReadOnlyList<string> (row) =>
                [
                    ComparisonText.Count(row.Rank),
                    row.Settings,
                    ComparisonText.Count(row.Score, score => score.Found),
                    ComparisonText.Count(row.Score, score => score.Matched),
                    ComparisonText.Share(row.Score.Precision),
                    ComparisonText.Share(row.Score.Recall),
                    ComparisonText.Share(row.Score.F1),
                    ComparisonText.Interval(row.F1),
                    ComparisonText.Rate(row.Score.FalsePerMinute),
                    row.OnFront ? "*" : "",
                ]),
            ]);
        var more = rows.Count - shown.Count;
        return text + string.Create(CultureInfo.InvariantCulture,
            $"\n{(more > 0 ? $"and {more} more; " : "")}{rows[0].Score.Reference} event{(rows[0].Score.Reference == 1 ? "" : "s")} of the reference, paired one to one, onsets within {record.ToleranceSeconds * 1000} ms; * none has both higher precision and recall\n\n")
            + string.Join('\n', Verdict(record));
    }

    /// <summary>What was chosen, and what that is worth.</summary>
    public static IEnumerable<string> Verdict(SweepRecord record)
    {
        if (record.BestScore!.Matched == 0)
        {
            // All F1 are 0 or empty, and those that change least came first.
            yield return $"none of {ComparisonText.Count(record.Tried)} settings finds an event of the reference: there is nothing to choose by, and {record.Best} is no better than the others";
            yield break;
        }

        yield return $"best of {ComparisonText.Count(record.Tried)}: {record.Best}; F1 {Text(record.BestScore!)} on the recordings that it was chosen on";
        if (record.CrossValidated is null)
        {
            yield return "there is one recording, on which the settings are both chosen and scored: on others they may do worse, and how much cannot be told";
            yield break;
        }

        var chosen = record.Folds.CountBy(fold => fold.Chosen, StringComparer.Ordinal).OrderByDescending(count => count.Value).Select(count => $"{count.Key} ({ComparisonText.Count(count.Value)})").ToList();
        yield return $"cross-validated over {ComparisonText.Count(record.Folds.Count)} folds of {ComparisonText.Count(record.Recordings.Count)} recordings: F1 {Text(record.CrossValidated)} on recordings that had no part in the choice";
        yield return $"chosen there: {ReferenceSource.Some(chosen)}";
    }

    private static string Text(ScoreRecord score) =>
        $"{ComparisonText.Share(score.F1 ?? double.NaN)} (precision {ComparisonText.Share(score.Precision ?? double.NaN)}, recall {ComparisonText.Share(score.Recall ?? double.NaN)})";
}
