using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>A recording for the eye.</summary>
internal static class InfoText
{
    /// <summary>Lays out a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="patterns">Patterns that choose channels.</param>
    /// <param name="annotations">Whether to list the annotations.</param>
    public static string Of(Recording recording, IReadOnlyList<string> patterns, bool annotations)
    {
        var text = new StringBuilder(recording.Name).Append('\n');
        Field(text, "format", recording.Format);
        Field(text, "start", recording.Start?.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) ?? "not known");
        Field(text, "duration", ResultValue.Of(recording.DurationSeconds).Text + " s");
        foreach (var detail in recording.Details)
        {
            Field(text, detail.Key, detail.Value);
        }

        var mayTrigger = !annotations && recording.Channels.Any(channel => channel.Kind == ChannelKind.Trigger);
        Field(text, "annotations", string.Create(CultureInfo.InvariantCulture, $"{recording.Annotations.Count}{(mayTrigger ? " (--annotations adds triggers)" : "")}"));
        foreach (var warning in recording.Warnings)
        {
            Field(text, "warning", RecordingMessages.Of(warning));
        }

        var chosen = Chosen(recording, patterns);
        var rows = ChannelRecord.Of(recording, chosen).Select(IReadOnlyList<string> (channel) =>
        [
            "#" + channel.Number.ToString(CultureInfo.InvariantCulture),
            channel.Name,
            channel.Kind,
            channel.Unit,
            ResultValue.Of(channel.RateHz).Text,
            channel.Samples.ToString(CultureInfo.InvariantCulture),
            channel.Segments.ToString(CultureInfo.InvariantCulture),
            channel.Analyzed ? "yes" : "no",
            channel.Prefilter,
        ]).ToList();

        // Most text recordings have no prefilter; an empty column would only take room.
        string[] heads = [">", "channel", "kind", "unit", ">rate Hz", ">samples", ">segments", "analyzed", "prefilter"];
        var columns = rows.TrueForAll(row => row[^1].Length == 0) ? heads.Length - 1 : heads.Length;
        text.Append(TextTable.Layout(heads[..columns], [.. rows.Select(row => row.Take(columns).ToList())]));
        if (annotations && recording.Annotations.Count > 0)
        {
            text.Append('\n').Append(TextTable.Layout([">onset", ">duration", "channel", "annotation"], [.. recording.Annotations.Select(Row)]));
        }

        return text.ToString();
    }

    /// <summary>What is odd about a recording, each with its code and place.</summary>
    public static string Findings(Recording recording) =>
        string.Join('\n', recording.Warnings.Select(warning => $"{recording.Name}: {RecordingMessages.Of(warning)}").DefaultIfEmpty($"{recording.Name}: {recording.Format}, nothing odd"));

    /// <summary>Indices of the channels that would be analyzed; none where the choice fails.</summary>
    public static HashSet<int> Chosen(Recording recording, IReadOnlyList<string> patterns)
    {
        try
        {
            return [.. ChannelSelection.Choose(recording, patterns).Channels.Select(channel => channel.Index)];
        }
        catch (RecordingException)
        {
            // A recording without a channel to analyze is worth a look all the same.
            return [];
        }
    }

    private static void Field(StringBuilder text, string name, string value) => text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');

    private static IReadOnlyList<string> Row(Annotation annotation) =>
    [
        Seconds(annotation.OnsetSeconds),
        annotation.DurationSeconds is { } duration ? Seconds(duration) : "",
        annotation.Channel ?? "",
        annotation.Text.ReplaceLineEndings(" "),
    ];

    // A time between two samples of an odd rate has 28 digits; a nanosecond is enough for the eye.
    private static string Seconds(decimal seconds) => seconds.ToString("0.#########", CultureInfo.InvariantCulture);
}
