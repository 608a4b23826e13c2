using EmgTool.Accuracy;
using EmgTool.Core;

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
            var recording = new KnownRecording(condition with { Seconds = options.Seconds ?? condition.Seconds }, seed, hertz);
            using var reader = recording.Open();
            foreach (var (score, setting) in scores.Zip(settings))
            {
                score.Add(recording, Analysis.Run(reader, reader.Recording.Channels, setting, Environment.ProcessorCount));
            }
        }

        return scores;
    }
}
