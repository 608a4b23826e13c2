using System.Globalization;
using EmgTool.Accuracy;
using EmgTool.Core.Evaluation;

namespace EmgTool.Benchmarks;

/// <summary>The tables of docs/accuracy.md, row by row as they are measured.</summary>
internal static class AccuracyTables
{
    private const string Measures = "events | F1 | F1 by onset | jerk | fasc. | group | sust. | false/min | onset ms | offset ms | missed | merged | edge | split | false |";
    private const string MeasuresRule = "--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|";

    private static readonly EventClass[] BurstClasses = [EventClass.Jerk, EventClass.Fasciculation, EventClass.Group, EventClass.Sustained];

    public static readonly IReadOnlyList<(string Name, Func<AccuracyOptions, IEnumerable<string>> Rows)> All =
    [
        ("conditions", Scores),
        ("rates", Rates),
        ("classes", Classes),
        ("durations", Durations),
        ("silences", Silences),
        ("amplitudes", Amplitudes),
        ("detectors", Comparison),
    ];

    private static IEnumerable<string> Scores(AccuracyOptions options)
    {
        yield return $"| condition | Hz | {Measures}";
        yield return $"|---|--:|{MeasuresRule}";
        foreach (var condition in Conditions.All.Concat(Conditions.FallingSnr).Where(item => options.Wants(item)))
        {
            foreach (var hertz in options.Rates)
            {
                var score = AccuracyMeasurement.Of(condition, hertz, options);
                yield return Row([condition.Name, Text(hertz), .. Cells(score)]);
                foreach (var mistake in options.Mistakes ? score.Mistakes.Texts : [])
                {
                    yield return mistake;
                }

                foreach (var pair in score.Pairs.Where(pair => Math.Max(Math.Abs(pair.OnsetError), Math.Abs(pair.OffsetError)) * 1e3 > options.Edges))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{pair.Known}: onset {pair.OnsetError * 1e3:+0.0;-0.0}, offset {pair.OffsetError * 1e3:+0.0;-0.0} ms");
                }
            }
        }
    }

    private static IEnumerable<string> Rates(AccuracyOptions options)
    {
        yield return $"| Hz, base condition | other than at 2000 Hz | {Measures}";
        yield return $"|--:|--:|{MeasuresRule}";
        foreach (var hertz in new[] { 500, 1000, 1259, 2000, 4000, 10_000 })
        {
            var difference = AccuracyMeasurement.Difference(Conditions.Base, hertz, 2000, options);
            yield return Row(
                [Text(hertz), difference.ToString("0.00 %", CultureInfo.InvariantCulture), .. Cells(AccuracyMeasurement.Of(Conditions.Base, hertz, options))]);
        }
    }

    private static IEnumerable<string> Classes(AccuracyOptions options)
    {
        yield return "| events of the base condition | found | onset ms | 5 to 95 % | offset ms | 5 to 95 % | duration ms |";
        yield return "|---|--:|--:|--:|--:|--:|--:|";
        var pairs = AccuracyMeasurement.Of(Conditions.Base, options.Rates[0], options).Pairs;
        foreach (var group in pairs.GroupBy(pair => pair.Known.Class == EventClass.Jerk ? $"Jerk, {pair.Known.Shape}" : pair.Known.Class.ToString()).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return Row(
            [
                group.Key,
                Text(group.Count()),
                Milliseconds(group.Select(pair => pair.OnsetError)),
                Range(group.Select(pair => pair.OnsetError)),
                Milliseconds(group.Select(pair => pair.OffsetError)),
                Range(group.Select(pair => pair.OffsetError)),
                Milliseconds(group.Select(pair => pair.DurationError)),
            ]);
        }
    }

    private static IEnumerable<string> Durations(AccuracyOptions options)
    {
        double[] ratios = [3, 6, 12];
        yield return $"| jerk | {string.Join(" | ", ratios.Select(snr => $"found at SNR {snr} | duration ms | duration"))} |";
        yield return $"|---|{string.Concat(ratios.Select(_ => "--:|--:|--:|"))}";
        foreach (var envelope in Conditions.Base.Envelopes)
        {
            foreach (var seconds in new[] { 0.015, 0.03, 0.05, 0.1, 0.25 })
            {
                var cells = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{envelope?.Name ?? Volley.Name}, {seconds * 1e3:0} ms") };
                foreach (var snr in ratios)
                {
                    var score = AccuracyMeasurement.Of(Conditions.Jerks(seconds, envelope, snr), options.Rates[0], options);
                    var errors = score.Pairs.Select(pair => pair.DurationError);
                    cells.AddRange([Share(score.Recall), Milliseconds(errors), string.Create(CultureInfo.InvariantCulture, $"{Spread.Of(errors).Median / seconds:+0 %;-0 %;0 %}")]);
                }

                yield return Row(cells);
            }
        }
    }

    private static IEnumerable<string> Silences(AccuracyOptions options)
    {
        yield return "| condition | 50 to 70 ms | 70 to 100 ms | 100 to 500 ms | false/min | onset ms | offset ms | contractions in one piece |";
        yield return "|---|--:|--:|--:|--:|--:|--:|--:|";
        foreach (var condition in Conditions.Silent)
        {
            var score = AccuracyMeasurement.Of(condition, options.Rates[0], options);
            yield return Row(
            [
                condition.Name,
                Share(score.Silences.Recall(0.05, 0.07)),
                Share(score.Silences.Recall(0.07, 0.1)),
                Share(score.Silences.Recall(0.1, 0.5)),
                PerMinute(score.Silences.FalsePerMinute),
                Milliseconds(score.Silences.Pairs.Select(pair => pair.OnsetError)),
                Milliseconds(score.Silences.Pairs.Select(pair => pair.OffsetError)),
                Share(score.RecallOf(EventClass.Sustained)),
            ]);
        }
    }

    private static IEnumerable<string> Amplitudes(AccuracyOptions options) => Detectors(Conditions.FallingSnr, options);

    private static IEnumerable<string> Comparison(AccuracyOptions options) => Detectors(Conditions.Compared, options);

    private static IEnumerable<string> Detectors(IReadOnlyList<Condition> conditions, AccuracyOptions options)
    {
        yield return $"| F1 | {string.Join(" | ", conditions.Select(condition => condition.Name))} | false/min |";
        yield return $"|---|{string.Concat(conditions.Select(_ => "--:|"))}--:|";
        List<IReadOnlyList<AccuracyScore>> columns =
            [.. conditions.Select(condition => AccuracyMeasurement.Of(condition, options.Rates[0], options, [.. AccuracyDetectors.All.Select(item => item.Settings)]))];
        for (var i = 0; i < AccuracyDetectors.All.Count; i++)
        {
            yield return Row(
            [
                AccuracyDetectors.All[i].Name,
                .. columns.Select(column => Share(column[i].F1)),
                PerMinute(Spread.Of(columns.Select(column => column[i].FalsePerMinute).Where(double.IsFinite)).Median),
            ]);
        }
    }

    private static IEnumerable<string> Cells(AccuracyScore score) =>
    [
        Text(score.KnownCount),
        Share(score.KnownCount == 0 ? double.NaN : score.F1),
        Share(score.KnownCount == 0 ? double.NaN : score.StrictF1),
        .. BurstClasses.Select(kind => Share(score.RecallOf(kind))),
        PerMinute(score.FalsePerMinute),
        Milliseconds(score.Pairs.Select(pair => pair.OnsetError)),
        Milliseconds(score.Pairs.Select(pair => pair.OffsetError)),
        .. Enum.GetValues<MistakeKind>().Select(kind => Text(score.Mistakes.Count(kind))),
    ];

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string PerMinute(double value) => double.IsNaN(value) ? "-" : value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Median and median absolute deviation.</summary>
    private static string Milliseconds(IEnumerable<double> seconds)
    {
        var spread = Spread.Of(seconds);
        return double.IsNaN(spread.Median) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{spread.Median * 1e3:+0.0;-0.0;0.0} / {spread.Mad * 1e3:0.0}");
    }

    private static string Range(IEnumerable<double> seconds)
    {
        double[] sorted = [.. seconds.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 20] * 1e3:+0;-0;0} to {sorted[^((sorted.Length / 20) + 1)] * 1e3:+0;-0;0}");
    }
}
