using EmgTool.Core.Evaluation;

namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of scores against a reference. Intervals are of 95 %, by bootstrap over recordings.</summary>
public static class ScoreColumns
{
    /// <summary>All columns in their order.</summary>
    public static IReadOnlyList<ResultColumn<ScoreRow>> All { get; } =
    [
        new("scope", "", "all, label, channel, recording or recording-channel", row => ResultValue.Of(row.Part.Scope)),
        new("settings", "", "name of the settings", row => ResultValue.Of(row.Variant)),
        new("recording", "", "name of the recording; empty for all", row => ResultValue.Of(row.Part.Recording ?? "")),
        new("channel", "", "name of the channel; empty for all", row => ResultValue.Of(row.Part.Channel ?? "")),
        new("label", "", "label of the events; empty for all", row => ResultValue.Of(row.Part.Label ?? "")),
        new("seconds", "s", "signal that was analyzed, summed over channels", row => ResultValue.Of(row.Score.Seconds)),
        Count("reference", "events of the reference", score => score.Reference),
        Count("found", "events found; of a label: those that got it", score => score.Found),
        Count("detected", "reference events found, whatever their label", score => score.Detected),
        Count("right_label", "of those, the ones that got the reference's label", score => score.RightLabels),
        Count("matched", "events that count: detected; of a label: right_label", score => score.Matched),
        .. Measure("precision", "", "matched / found", score => score.Precision, intervals => intervals.Precision),
        .. Measure("recall", "", "matched / reference", score => score.Recall, intervals => intervals.Recall),
        .. Measure("f1", "", "2 matched / (reference + found)", score => score.F1, intervals => intervals.F1),
        .. Measure("false_per_minute", "", "(found - matched) / minutes analyzed", score => score.FalsePerMinute, intervals => intervals.FalsePerMinute),
        .. Error("onset", score => score.OnsetError, intervals => intervals.OnsetError),
        .. Error("offset", score => score.OffsetError, intervals => intervals.OffsetError),
    ];

    private static ResultColumn<ScoreRow> Count(string name, string description, Func<EventScore, long> value) =>
        new(name, "", description, row => row.Score.Seconds > 0 ? ResultValue.Of(value(row.Score)) : ResultValue.Missing);

    private static ResultColumn<ScoreRow>[] Measure(
        string name, string unit, string description, Func<EventScore, double> value, Func<ScoreIntervals, ConfidenceInterval> interval) =>
    [
        new(name, unit, description, row => ResultValue.Of(value(row.Score))),
        new(name + "_low", unit, "lower end of its confidence interval", row => ResultValue.Of(row.Intervals is null ? double.NaN : interval(row.Intervals).Low)),
        new(name + "_high", unit, "upper end", row => ResultValue.Of(row.Intervals is null ? double.NaN : interval(row.Intervals).High)),
    ];

    private static ResultColumn<ScoreRow>[] Error(string name, Func<EventScore, Spread> error, Func<ScoreIntervals, ConfidenceInterval> interval) =>
    [
        .. Measure(name + "_error_s", "s", $"median of {name} found less {name} of the reference", score => error(score).Median, interval),
        new(name + "_mad_s", "s", "median absolute deviation from it", row => ResultValue.Of(error(row.Score).Mad)),
    ];
}
