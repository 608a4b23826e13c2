using EmgTool.Core.Evaluation;

namespace EmgTool.Formats.Results;

/// <summary>The columns of the table of agreements between two settings.</summary>
public static class AgreementColumns
{
    /// <summary>All columns in their order.</summary>
    public static IReadOnlyList<ResultColumn<AgreementRow>> All { get; } =
    [
        new("scope", "", "all, channel, recording or recording-channel", row => ResultValue.Of(row.Part.Scope)),
        new("first", "", "name of the one settings", row => ResultValue.Of(row.First)),
        new("second", "", "name of the other settings", row => ResultValue.Of(row.Second)),
        new("recording", "", "name of the recording; empty for all", row => ResultValue.Of(row.Part.Recording ?? "")),
        new("channel", "", "name of the channel; empty for all", row => ResultValue.Of(row.Part.Channel ?? "")),
        Number("seconds", "s", "signal that both analyzed, summed over channels", row => row.Events.Seconds),
        Count("first_events", "events found with the first", score => score.Reference),
        Count("second_events", "events found with the second", score => score.Found),
        Count("matched", "events found with both", score => score.Matched),
        Number("event_agreement", "", "2 matched / (first_events + second_events)", row => row.Events.F1),
        Number("kappa", "", "Cohen's kappa of active or not, over all time", row => row.Time.Kappa),
        Number("overlap", "", "both active / any active (Jaccard index)", row => row.Time.Overlap),
        Number("both_s", "s", "both see activity", row => row.Time.BothSeconds),
        Number("first_only_s", "s", "only the first sees activity", row => row.Time.FirstSeconds),
        Number("second_only_s", "s", "only the second sees activity", row => row.Time.SecondSeconds),
        Number("onset_difference_s", "s", "median of second less first, of events matched", row => row.Events.OnsetError.Median),
        Number("onset_mad_s", "s", "median absolute deviation from it", row => row.Events.OnsetError.Mad),
        Number("offset_difference_s", "s", "median of second less first, of events matched", row => row.Events.OffsetError.Median),
        Number("offset_mad_s", "s", "median absolute deviation from it", row => row.Events.OffsetError.Mad),
    ];

    private static ResultColumn<AgreementRow> Count(string name, string description, Func<EventScore, long> value) =>
        new(name, "", description, row => row.Agreement.Events.Seconds > 0 ? ResultValue.Of(value(row.Agreement.Events)) : ResultValue.Missing);

    private static ResultColumn<AgreementRow> Number(string name, string unit, string description, Func<Agreement, double> value) =>
        new(name, unit, description, row => ResultValue.Of(value(row.Agreement)));
}
