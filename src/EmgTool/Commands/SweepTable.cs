using EmgTool.Core.Evaluation;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>The table of a sweep.</summary>
internal static class SweepTable
{
    /// <summary>The settings by F1, best first; of equal ones the one that was tried first.</summary>
    /// <param name="variants">The settings.</param>
    /// <param name="paths">The paths that were varied.</param>
    /// <param name="recordings">For each recording the score of each of the settings.</param>
    public static IReadOnlyList<SweepRow> Of(IReadOnlyList<Variant> variants, IReadOnlyList<string> paths, IReadOnlyList<IReadOnlyList<EventScore>> recordings)
    {
        var bootstrap = new Bootstrap(recordings.Count);
        var scores = variants.Select((_, index) => EventScore.Pool(recordings.Select(scores => scores[index]))).ToList();
        var front = Front(scores);
        return
        [
            .. Enumerable.Range(0, variants.Count)
                .OrderByDescending(index => scores[index].F1)
                .Select((index, place) => new SweepRow(
                    place + 1,
                    variants[index].Name,
                    [.. paths.Select(path => SettingsTree.TextOf(variants[index].Settings, path))],
                    scores[index],
                    ScoreIntervals.F1Of([.. recordings.Select(recording => recording[index])], bootstrap),
                    front.Contains(index))),
        ];
    }

    /// <summary>Those that no others surpass in precision without losing recall, or in recall without losing precision.</summary>
    private static HashSet<int> Front(List<EventScore> scores)
    {
        var front = new HashSet<int>();
        var (precision, recall) = (double.NegativeInfinity, double.NaN);
        foreach (var index in Enumerable.Range(0, scores.Count).OrderByDescending(index => scores[index].Recall).ThenByDescending(index => scores[index].Precision))
        {
            var score = scores[index];

            // A recall that is not a number equals itself here: settings with the same score are both on the front or both not.
            if (score.Precision > precision || (score.Precision.Equals(precision) && score.Recall.Equals(recall)))
            {
                (precision, recall) = (score.Precision, score.Recall);
                front.Add(index);
            }
        }

        return front;
    }
}
