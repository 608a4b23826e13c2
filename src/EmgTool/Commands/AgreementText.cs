using System.Globalization;
using EmgTool.Core.Evaluation;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>Agreements for the eye: a line for each pair of settings, and the longest stretches about which they disagree.</summary>
internal static class AgreementText
{
    /// <summary>Differences that are worth looking at first.</summary>
    public const int MostDifferences = 5;

    /// <summary>Lays out the agreements.</summary>
    /// <param name="rows">The table of agreements.</param>
    /// <param name="longest">The longest differences, longest first.</param>
    /// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
    public static string Layout(IReadOnlyList<AgreementRow> rows, IReadOnlyList<EventDifference> longest, double toleranceSeconds)
    {
        var whole = rows.Where(row => row.Part == ComparedPart.All).ToList();
        var text = TextTable.Layout(
            ["first", "second", ">events", ">events", ">matched", ">agreement", ">kappa", ">overlap", ">onset ms", ">mad", ">offset ms", ">mad"],
            [
                .. whole.Select(IReadOnlyList<string> (row) =>
                [
                    row.First,
                    row.Second,
                    ComparisonText.Count(row.Agreement.Events, score => score.Reference),
                    ComparisonText.Count(row.Agreement.Events, score => score.Found),
                    ComparisonText.Count(row.Agreement.Events, score => score.Matched),
                    ComparisonText.Share(row.Agreement.Events.F1),
                    ComparisonText.Share(row.Agreement.Time.Kappa),
                    ComparisonText.Share(row.Agreement.Time.Overlap),
                    .. Difference(row.Agreement.Events.OnsetError),
                    .. Difference(row.Agreement.Events.OffsetError),
                ]),
            ]);
        if (longest.Count > 0)
        {
            text += "\n\nwhere they disagree longest\n" + TextTable.Layout(
                ["recording", "channel", ">from s", ">to s", "active only with", "and not with"],
                [
                    .. longest.Select(IReadOnlyList<string> (item) =>
                    [
                        item.Recording,
                        item.Channel,
                        Seconds(item.OnsetSeconds),
                        Seconds(item.OnsetSeconds + item.DurationSeconds),
                        item.InFirst ? item.First : item.Second,
                        item.InFirst ? item.Second : item.First,
                    ]),
                ]);
        }

        return text + string.Create(CultureInfo.InvariantCulture,
            $"\n\nevents are paired one to one, onsets within {toleranceSeconds * 1000} ms; kappa and overlap are of the time with activity in {whole[0].Agreement.Events.Seconds:0.#} s of signal");
    }

    private static string[] Difference(Spread spread) => [ComparisonText.SignedMilliseconds(spread.Median), ComparisonText.Milliseconds(spread.Mad)];

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
