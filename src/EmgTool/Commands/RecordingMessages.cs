using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Terminal;

namespace EmgTool.Commands;

/// <summary>What a user should hear about a recording: its oddities, the channels that were taken, the limits of the results.</summary>
internal static class RecordingMessages
{
    /// <summary>Everything about an analyzed recording.</summary>
    public static void Tell(Diagnostics diagnostics, AnalysisResult result, ChannelSelection selection)
    {
        var recording = result.Recording;
        Opened(diagnostics, recording, selection);
        var names = ChannelNames.Distinct(recording.Channels);
        foreach (var note in result.Channels.SelectMany(channel => channel.Notes).Distinct(StringComparer.Ordinal))
        {
            // What holds for every channel is said once, without naming them all.
            var noted = result.Channels.Where(channel => channel.Notes.Contains(note, StringComparer.Ordinal)).Select(channel => names[channel.Channel.Index]).ToList();
            diagnostics.Note(recording.Name, (noted.Count == result.Channels.Count ? "" : string.Join(", ", noted) + ": ") + note);
        }

        if (result.Channels.All(channel => channel.Bursts.Count == 0))
        {
            diagnostics.Note(recording.Name, "no bursts found");
        }
    }

    /// <summary>A warning in one line: where, what, and the code to look it up or to search for.</summary>
    public static string Of(RecordingWarning warning) => $"{(warning.Place.Length == 0 ? "" : warning.Place + ": ")}{warning.Message} [{warning.Code}]";

    /// <summary>What is known once a recording is open.</summary>
    public static void Opened(Diagnostics diagnostics, Recording recording, ChannelSelection selection)
    {
        Header(diagnostics, recording, selection);
        var withoutVolts = selection.Channels.Where(channel => channel.Unit.Kind != UnitKind.Voltage).ToList();
        if (withoutVolts.Count > 0)
        {
            diagnostics.Warning(
                recording.Name,
                $"amplitudes of {string.Join(", ", withoutVolts.Select(channel => $"{channel.Name} ({(channel.Unit.Text.Length == 0 ? "no unit" : channel.Unit.Text)})"))} are unknown; their columns in microvolts stay empty",
                "say the unit with --unit, such as --unit mV");
        }
    }

    /// <summary>What a recording says of itself, its oddities, and the channels that were taken.</summary>
    public static void Header(Diagnostics diagnostics, Recording recording, ChannelSelection selection)
    {
        if (recording.IsInferred)
        {
            diagnostics.Note(recording.Name, $"read as {recording.Format}: {string.Join("; ", recording.Details.Select(detail => $"{detail.Key} {detail.Value}"))}");
        }
        else
        {
            foreach (var detail in recording.Details)
            {
                diagnostics.Detail(recording.Name, $"{detail.Key}: {detail.Value}");
            }
        }

        foreach (var warning in recording.Warnings)
        {
            diagnostics.Warning(recording.Name, Of(warning));
        }

        diagnostics.Note(recording.Name, selection.Summary);
    }
}
