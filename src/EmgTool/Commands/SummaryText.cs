using System.Globalization;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>The summary of a run for the eye, one line a channel.</summary>
internal static class SummaryText
{
    /// <summary>Lays out the summary.</summary>
    public static string Of(IReadOnlyList<SummaryRow> rows) => TextTable.Layout(
        ["recording", "channel", ">seconds", ">noise uV", ">bursts", ">per min", "labels"],
        [.. rows.Select(IReadOnlyList<string> (row) =>
        [
            row.Recording.Name,
            row.Name,
            row.Channel.SecondsAnalyzed.ToString("F1", CultureInfo.InvariantCulture),
            row.Channel.Channel.Unit.Kind == Core.Recordings.UnitKind.Voltage ? Short(row.Channel.NoiseFloor) : "",
            row.Channel.Bursts.Count.ToString(CultureInfo.InvariantCulture),
            Short(row.PerMinute(row.Channel.Bursts.Count)),
            string.Join(", ", row.Channel.Bursts
                .CountBy(burst => burst.Decision.Label)
                .OrderByDescending(label => label.Value)
                .ThenBy(label => label.Key, StringComparer.Ordinal)
                .Select(label => string.Create(CultureInfo.InvariantCulture, $"{label.Value} {label.Key}"))),
        ])]);

    private static string Short(double value) => double.IsFinite(value) ? value.ToString("G3", CultureInfo.InvariantCulture) : "";
}
