using EmgTool.Accuracy;
using EmgTool.Core;
using EmgTool.Core.Evaluation;

namespace EmgTool.Benchmarks;

/// <summary>Finds events in recordings of a condition and scores them.</summary>
internal static class AccuracyMeasurement
{
    public static AccuracyScore Of(Condition condition, int hertz, AccuracyOptions options) => Of(condition, hertz, options, [new AnalysisSettings()])[0];

    /// <summary>Each recording is made once for all settings.</summary>
    public static IReadOnlyList<AccuracyScore> Of(Condition condition, int hertz, AccuracyOptions options, IReadOnlyList<AnalysisSettings> settings)
    {
        List<AccuracyScore> scores = [.. settings.Select(_ => new AccuracyScore())];
        for (var seed = options.Seeds.First; seed <= options.Seeds.Last; seed++)
        {
            var recording = Recording(condition, seed, hertz, options);
            foreach (var (score, setting) in scores.Zip(settings))
            {
                score.Add(recording, recording.Analyze(setting));
            }
        }

        return scores;
    }

    /// <summary>What is found at one rate that is not at the other, and the other way round, over the events found at the other.</summary>
    public static double Difference(Condition condition, int hertz, int otherHertz, AccuracyOptions options)
    {
        var (different, all) = (0, 0);
        for (var seed = options.Seeds.First; seed <= options.Seeds.Last; seed++)
        {
            foreach (var (first, second) in Recording(condition, seed, hertz, options).Analyze().Zip(Recording(condition, seed, otherHertz, options).Analyze()))
            {
                var match = EventMatch.Of(second.Bursts, first.Bursts, EventPairing.ToleranceSeconds);
                different += match.Missed().Count() + match.Extra().Count();
                all += second.Bursts.Count;
            }
        }

        return (double)different / all;
    }

    private static KnownRecording Recording(Condition condition, int seed, int hertz, AccuracyOptions options) =>
        new(condition with { Seconds = options.Seconds ?? condition.Seconds }, seed, hertz);
}
