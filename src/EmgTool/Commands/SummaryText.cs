using System.Globalization;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>The summary of a run for the eye, one line a channel.</summary>
internal static class SummaryText
{
    /// <summary>One line; made at once, so that a long run does not keep all its results in memory.</summary>
    public static IReadOnlyList<string> Row(SummaryRow row) =>
    [
        row.Recording.Name,
        row.Name,
        row.Channel.SecondsAnalyzed.ToString("F1", CultureInfo.InvariantCulture),
        row.Channel.Channel.Unit.Kind == UnitKind.Voltage ? Short(row.Channel.NoiseFloor) : "",
        row.Channel.Bursts.Count.ToString(CultureInfo.InvariantCulture),
        Short(row.PerMinute(row.Channel.Bursts.Count)),
        string.Join(", ", row.Channel.CountsByLabel.Keys
            .OrderByDescending(label => row.Channel.CountsByLabel[label])
            .ThenBy(label => label, StringComparer.Ordinal)
            .Select(label => string.Create(CultureInfo.InvariantCulture, $"{row.Channel.CountsByLabel[label]} {label}"))),
    ];

    /// <summary>The lines under their header.</summary>
    public static string Layout(IReadOnlyList<IReadOnlyList<string>> rows) =>
        TextTable.Layout(["recording", "channel", ">seconds", ">noise uV", ">bursts", ">per min", "labels"], rows);

    private static string Short(double value) => double.IsFinite(value) ? value.ToString("G3", CultureInfo.InvariantCulture) : "";
}
