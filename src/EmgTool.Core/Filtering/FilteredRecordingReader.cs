using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Channels of a recording as they are after filtering. Each segment is filtered by itself, never across a gap.</summary>
public sealed class FilteredRecordingReader : RecordingReader
{
    private readonly RecordingReader _inner;
    private readonly List<Channel> _channels = [];
    private readonly Dictionary<SamplingRate, FilterBank> _banks = [];
    private readonly List<string> _notes = [];

    /// <summary>Designs the filters.</summary>
    /// <param name="inner">The recording; closed with this.</param>
    /// <param name="channels">The channels to filter, of that recording. Those whose sampling rate is too low for the band are left out, with a note.</param>
    /// <param name="settings">The filters.</param>
    /// <exception cref="SettingsException">The settings have no sense or fit none of the channels.</exception>
    public FilteredRecordingReader(RecordingReader inner, IReadOnlyList<Channel> channels, FilterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(settings);
        _inner = inner;
        SettingsException? misfit = null;
        foreach (var group in channels.GroupBy(channel => channel.Rate))
        {
            try
            {
                var bank = new FilterBank(settings, group.Key);
                _banks.Add(group.Key, bank);
                _notes.AddRange(bank.Notes);
            }
            catch (SettingsException exception)
            {
                misfit ??= exception;
                _notes.Add($"left out: {string.Join(", ", group.Select(channel => channel.Name))}: {exception.Message}");
            }
        }

        if (_banks.Count == 0)
        {
            throw misfit ?? new SettingsException("There is no channel to filter.");
        }

        _channels.AddRange(channels.Where(channel => _banks.ContainsKey(channel.Rate)));
        Recording = inner.Recording with
        {
            Channels = [.. _channels.Select((channel, index) => channel with { Index = index, Quantization = null, Prefilter = $"{channel.Prefilter} {PrefilterOf(settings, _banks[channel.Rate])}".Trim() })],
        };
    }

    /// <inheritdoc/>
    public override Recording Recording { get; }

    /// <summary>What differs from the settings, in words: an edge that was lowered, channels that were left out.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        var own = channels.Select(channel => _channels[channel.Index]).ToList();
        return own.TrueForAll(channel => channel.Segments.SequenceEqual(own[0].Segments))
            ? new FilteredLaneSource(_inner.Open(own), _banks[own[0].Rate].CreateFilter(), own[0].Segments)
            : throw new ArgumentException("Channels with different gaps cannot share lanes.", nameof(channels));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _inner.Dispose();

    /// <summary>The filters as EDF+ writes them behind those of the recorder.</summary>
    private static string PrefilterOf(FilterSettings settings, FilterBank bank)
    {
        var parts = new List<string>();
        if (settings.LowHz > 0)
        {
            parts.Add(FormattableString.Invariant($"HP:{bank.EffectiveLowHz:0.######}Hz"));
        }

        if (settings.HighHz > 0)
        {
            parts.Add(FormattableString.Invariant($"LP:{bank.EffectiveHighHz:0.######}Hz"));
        }

        if (settings.NotchHz > 0)
        {
            parts.Add(FormattableString.Invariant($"N:{settings.NotchHz:0.######}Hz"));
        }

        return string.Join(' ', parts);
    }
}
