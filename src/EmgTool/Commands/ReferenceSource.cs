using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Evaluation;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Compression;
using EmgTool.Formats.Results;
using EmgTool.Options;

namespace EmgTool.Commands;

/// <summary>Where the events of the reference come from.</summary>
/// <param name="name">What the user wrote: <see cref="Annotations"/>, <see cref="Auto"/> or a file.</param>
/// <param name="table">The table of the file, or null.</param>
/// <param name="labels">Labels that count; empty for all.</param>
internal sealed class ReferenceSource(string name, EventTable? table, IReadOnlyList<string> labels)
{
    /// <summary>The annotations of each recording.</summary>
    public const string Annotations = "annotations";

    /// <summary>The table of truth beside each recording, or else its annotations.</summary>
    public const string Auto = "auto";

    private const string NoReference = "NO_REFERENCE";

    /// <summary>What the user wrote.</summary>
    public string Name { get; } = name;

    /// <summary>Labels that count; empty for all.</summary>
    public IReadOnlyList<string> Only { get; } = labels;

    /// <summary>The first of many names.</summary>
    public static string Some(IReadOnlyList<string> names) => $"{string.Join(", ", names.Take(3))}{(names.Count > 3 ? ", ..." : "")}";

    /// <summary>The files that it may be read from.</summary>
    public IReadOnlyList<Input> Files(IReadOnlyList<Input> inputs) => Name switch
    {
        Annotations => [],
        Auto => [.. inputs.Select(input => new Input(TruthOf(input.Name)))],
        _ => [new Input(Name)],
    };

    /// <summary>The events of a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="channels">The channels that are analyzed. An event that names no channel counts on each of them.</param>
    /// <exception cref="RecordingException">There is no reference for it, or the reference names channels that it does not have.</exception>
    public Reference Of(Recording recording, IReadOnlyList<Channel> channels)
    {
        var (events, source, warnings) = Read(recording);
        var timed = events.Select(item => (item.Channel, Event: Timed(item))).ToList();
        if (Only.Count > 0 && timed.Count > 0)
        {
            string[] there = [.. timed.Select(item => item.Event.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            timed.RemoveAll(item => !Only.Contains(item.Event.Label, StringComparer.Ordinal));
            if (timed.Count == 0)
            {
                warnings = [.. warnings, $"no event of the reference is labelled {string.Join(" or ", Only)}; labels there: {Some(there)}"];
            }
        }

        var end = recording.DurationSeconds;
        var outside = timed.Count(item => item.Event.OnsetSeconds > end || (double.IsNaN(item.Event.OffsetSeconds) ? item.Event.OnsetSeconds : item.Event.OffsetSeconds) < 0);
        if (outside > 0)
        {
            warnings = [.. warnings, string.Create(CultureInfo.InvariantCulture, $"{outside} of {timed.Count} events of the reference lie outside of the recording, from 0 to {end:0.###} s, and count as missed; are its times seconds from the start of the recording?")];
        }

        var names = ChannelNames.Distinct(recording.Channels);
        if (timed.Select(item => item.Channel).OfType<string>().FirstOrDefault(channel => !names.Contains(channel, StringComparer.Ordinal)) is { } unknown)
        {
            throw new RecordingException(
                "REFERENCE_CHANNEL",
                $"the reference ({source}) has events of channel '{unknown}', and the recording has no such channel",
                Nearest.Hint(unknown, names) ?? $"its channels are {string.Join(", ", names)}");
        }

        return new(
            [.. channels.Select(channel => timed.Where(item => item.Channel is null || string.Equals(item.Channel, names[channel.Index], StringComparison.Ordinal)).Select(item => item.Event).ToList())],
            string.Create(CultureInfo.InvariantCulture, $"{timed.Count} events of {source}"),
            warnings);
    }

    private (IReadOnlyList<Annotation> Events, string Source, IReadOnlyList<string> Warnings) Read(Recording recording)
    {
        if (table is not null)
        {
            var events = table.Of(recording);
            return (events, Name, events.Count > 0 ? [] : [table.Count == 0 ? $"{Name} holds no events" : $"{Name} has no event of this recording; every event found counts as false"]);
        }

        var beside = TruthOf(recording.Name);
        if (string.Equals(Name, Auto, StringComparison.Ordinal) && File.Exists(beside))
        {
            return (Truth(beside, recording), beside, []);
        }

        return recording.Annotations.Count > 0
            ? (recording.Annotations, "its annotations", [])
            : throw new RecordingException(
                NoReference,
                $"there is nothing to score against: {(string.Equals(Name, Auto, StringComparison.Ordinal) ? $"no {beside}, and " : "")}no annotations in the recording",
                "name a table of events with --reference");
    }

    private static TimedEvent Timed(Annotation annotation)
    {
        var item = TimedEvent.Of(annotation);
        return item with { IsSilence = Labels.OfSilences.Contains(item.Label) };
    }

    private static string TruthOf(string recording) => Path.ChangeExtension(CompressedFile.NameWithout(recording), ".truth.csv");

    private static IReadOnlyList<Annotation> Truth(string path, Recording recording)
    {
        EventTable truth;
        try
        {
            truth = EventTable.Read(File.ReadAllText(path)).Among([recording.Name]);
        }
        catch (SettingsException error)
        {
            throw new RecordingException(NoReference, $"{path}: {error.Message}", error.Hint);
        }

        // A recording without events has a table without rows.
        return truth.Recordings.Count == 0 || truth.Names(recording.Name)
            ? truth.Of(recording)
            : throw new RecordingException(NoReference, $"{path} has no event of this recording; it names {Some(truth.Recordings)}", "name the right table with --reference");
    }
}
