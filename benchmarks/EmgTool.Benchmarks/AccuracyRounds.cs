using System.Globalization;
using EmgTool.Accuracy;
using EmgTool.Core;

namespace EmgTool.Benchmarks;

/// <summary>Measures what detectors with their defaults find on recordings of tests/Shared/Accuracy.</summary>
internal static class AccuracyRounds
{
    private const string Header =
        "| condition | Hz | events | F1 | precision | recall | jerk | fasc. | group | sust. | strict F1 | false/min | onset ms | offset ms | missed | merged | edge | split | false |\n" +
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|";

    public static void Run(AccuracyOptions options)
    {
        Console.WriteLine(Header);
        foreach (var condition in Conditions.All.Concat(Conditions.FallingSnr).Where(item => item.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var hertz in options.Rates)
            {
                Measure(condition with { Seconds = options.Seconds ?? condition.Seconds }, hertz, options);
            }
        }
    }

    private static void Measure(Condition condition, int hertz, AccuracyOptions options)
    {
        var measures = options.Detectors.Select(detector => (Detector: detector, Score: new AccuracyScore(), Mistakes: new Mistakes())).ToList();
        for (var seed = options.Seeds.First; seed <= options.Seeds.Last; seed++)
        {
            var recording = new KnownRecording(condition, seed, hertz);
            foreach (var (detector, score, mistakes) in measures)
            {
                using var reader = recording.Open();
                var settings = new AnalysisSettings { Detector = new() { Name = detector } };
                var result = Analysis.Run(reader, reader.Recording.Channels, settings, Environment.ProcessorCount);
                score.Add(recording, result.Channels.SelectMany(channel => channel.Bursts.Select(burst => FoundEvent.Of(channel.Channel.Index, burst))), mistakes);
            }
        }

        foreach (var (detector, score, mistakes) in measures)
        {
            Console.WriteLine(Row(measures.Count == 1 ? condition.Name : $"{condition.Name}: {detector}", hertz, score, mistakes));
            if (options.Mistakes)
            {
                Console.WriteLine(string.Join('\n', mistakes.Texts));
            }
        }
    }

    private static string Row(string name, int hertz, AccuracyScore score, Mistakes mistakes)
    {
        static string Share(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);
        static string Error(IEnumerable<double> seconds)
        {
            var spread = Spread.Of(seconds);
            return double.IsNaN(spread.Median) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{spread.Median * 1e3:+0.0;-0.0;0.0} / {spread.Deviation * 1e3:0.0}");
        }

        string[] cells =
        [
            name, hertz.ToString(CultureInfo.InvariantCulture), score.KnownCount.ToString(CultureInfo.InvariantCulture),
            double.IsNaN(score.F1) ? "-" : score.F1.ToString("0.0000", CultureInfo.InvariantCulture), Share(score.Precision), Share(score.Recall),
            Share(score.RecallOf(EventClass.Jerk)), Share(score.RecallOf(EventClass.Fasciculation)), Share(score.RecallOf(EventClass.Group)), Share(score.RecallOf(EventClass.Sustained)),
            Share(score.StrictF1), double.IsNaN(score.FalsePerMinute) ? "-" : score.FalsePerMinute.ToString("0.00", CultureInfo.InvariantCulture),
            Error(score.Pairs.Select(pair => pair.OnsetError)), Error(score.Pairs.Select(pair => pair.OffsetError)),
            .. Enum.GetValues<MistakeKind>().Select(kind => mistakes.Count(kind).ToString(CultureInfo.InvariantCulture)),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }
}
