using System.Globalization;

namespace EmgTool.Core.Recordings;

/// <summary>The channels of a recording that are analyzed, and why these.</summary>
/// <param name="Channels">The chosen channels in file order, each once.</param>
/// <param name="Summary">One line that says what was chosen, what was left out, and why.</param>
public sealed record ChannelSelection(IReadOnlyList<Channel> Channels, string Summary)
{
    /// <summary>Names that a summary lists before it only counts the rest.</summary>
    private const int NamesShown = 8;

    /// <summary>Chooses channels.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="patterns">Exact names, names with <c>*</c> and <c>?</c> (capitals do not matter), <c>type:emg</c> and other kinds, or <c>#3</c> for the
    /// third channel. Without any: the channels that are EMG by name, and those of unknown meaning in volts or counts.</param>
    /// <exception cref="SettingsException">A pattern matches no channel.</exception>
    /// <exception cref="RecordingException">Nothing to choose by default, a chosen channel without samples, or one whose unit is unknown.</exception>
    public static ChannelSelection Choose(Recording recording, IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(patterns);
        var names = ChannelNames.Distinct(recording.Channels);
        var chosen = patterns.Count > 0 ? ByPatterns(recording, patterns, names) : ByDefault(recording, names);
        foreach (var channel in chosen)
        {
            Check(channel, names[channel.Index]);
        }

        return new ChannelSelection(chosen, Summarize(recording, chosen, names, isDefault: patterns.Count == 0));
    }

    /// <summary>Chooses channels for a copy, which needs to know nothing of them: all of them by default.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="patterns">Patterns as for <see cref="Choose"/>. Without any: all channels with samples.</param>
    /// <exception cref="SettingsException">A pattern matches no channel.</exception>
    /// <exception cref="RecordingException">A chosen channel holds no samples.</exception>
    public static ChannelSelection ChooseAll(Recording recording, IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(patterns);
        var names = ChannelNames.Distinct(recording.Channels);
        var chosen = patterns.Count > 0 ? ByPatterns(recording, patterns, names) : [.. recording.Channels.Where(channel => channel.SampleCount > 0)];
        chosen.ForEach(channel => CheckSamples(channel, names[channel.Index]));
        return new ChannelSelection(chosen, Summarize(recording, chosen, names, isDefault: patterns.Count == 0));
    }

    private static List<Channel> ByPatterns(Recording recording, IReadOnlyList<string> patterns, IReadOnlyList<string> names)
    {
        var chosen = new SortedSet<int>();
        foreach (var pattern in patterns)
        {
            var matching = recording.Channels.Where(channel => ChannelPattern.Matches(pattern, channel, names[channel.Index])).ToList();
            if (matching.Count == 0)
            {
                throw ChannelPattern.NoMatch(pattern, recording.Channels, names);
            }

            chosen.UnionWith(matching.Select(channel => channel.Index));
        }

        return [.. chosen.Select(index => recording.Channels[index])];
    }

    private static List<Channel> ByDefault(Recording recording, IReadOnlyList<string> names)
    {
        var usable = recording.Channels.Where(channel => channel.SampleCount > 0).ToList();
        var chosen = usable.FindAll(channel => channel.Kind == ChannelKind.Emg
            || (channel.Kind == ChannelKind.Unknown && channel.Unit.Kind is UnitKind.Voltage or UnitKind.Counts));
        if (chosen.Count == 0)
        {
            // Only where nothing else is there is a channel of unknown meaning and unit worth a question to the user.
            chosen = usable.FindAll(channel => channel.Kind == ChannelKind.Unknown && channel.Unit.Kind == UnitKind.Unknown);
        }

        return chosen.Count > 0
            ? chosen
            : throw new RecordingException("NO_EMG_CHANNEL", recording.Channels.Count == 0
                ? "The recording holds no channels of samples."
                : $"No channel is EMG by its name, and none of unknown meaning is in volts or counts. Channels: {List([.. recording.Channels.Select(channel => $"{names[channel.Index]} ({Describe(channel)})")])}.",
                recording.Channels.Count == 0 ? null : "Name the channels to analyze, such as --channels '#1'.");
    }

    private static void CheckSamples(Channel channel, string name)
    {
        if (channel.SampleCount == 0)
        {
            throw new RecordingException("NO_SAMPLES", $"Channel '{name}' holds no samples with a time.", "Choose other channels.");
        }
    }

    private static void Check(Channel channel, string name)
    {
        CheckSamples(channel, name);
        if (channel.Unit.Kind == UnitKind.Unknown)
        {
            var found = channel.Unit.Text.Length == 0 ? "the file gives none" : $"'{channel.Unit.Text}' is not understood";
            throw new RecordingException("UNIT_UNKNOWN", $"The unit of channel '{name}' is unknown: {found}.",
                "Say what one stored value is, such as --unit uV, --unit mV, --unit 0.806uV, or --unit counts.");
        }
    }

    private static string Summarize(Recording recording, List<Channel> chosen, IReadOnlyList<string> names, bool isDefault)
    {
        var chosenText = string.Create(CultureInfo.InvariantCulture,
            $"{chosen.Count} of {recording.Channels.Count} channels {(isDefault ? "chosen" : "asked for")}: {List([.. chosen.Select(channel => names[channel.Index])])}");
        var leftOut = recording.Channels.Except(chosen).Select(channel => isDefault ? $"{names[channel.Index]} ({Describe(channel)})" : names[channel.Index]).ToList();
        return leftOut.Count == 0 ? chosenText : $"{chosenText}; left out: {List(leftOut)}";
    }

    private static string Describe(Channel channel) =>
        channel.SampleCount == 0 ? "no samples"
        : channel.Kind != ChannelKind.Unknown ? channel.Kind.ToString().ToLowerInvariant()
        : channel.Unit.Kind == UnitKind.Unknown ? "unit unknown"
        : $"unit {channel.Unit.Text}";

    private static string List(List<string> names) => names.Count <= NamesShown
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(NamesShown))} and {names.Count - NamesShown} more");
}
