namespace EmgTool.Core.Synthesis;

/// <summary>
/// An event that a synthetic recording holds. For jerks and cramps onset and offset are where the event's envelope leaves zero and returns to it.
/// For unit potentials they are the first and last instant at which the magnitude of the noise-free waveform is 5 % of its peak; for a group of
/// discharges, those of its first and last discharge.
/// </summary>
public sealed record TrueEvent
{
    /// <summary>Index of the channel.</summary>
    public required int ChannelIndex { get; init; }

    /// <summary>Name of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Seconds from the start of the recording to the onset, a multiple of a microsecond whatever the sampling rate.</summary>
    public required decimal OnsetSeconds { get; init; }

    /// <summary>Seconds from onset to offset, a multiple of a microsecond.</summary>
    public required decimal DurationSeconds { get; init; }

    /// <summary>The first sample at or behind the onset.</summary>
    public required long OnsetSample { get; init; }

    /// <summary>The first sample at or behind the offset.</summary>
    public required long OffsetSample { get; init; }

    /// <summary><c>myoclonic jerk</c>, <c>fasciculation</c>, <c>myokymic train</c> or <c>cramp</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Expected root mean square over the event's duration (of a group: over a discharge) by that of the noise at its onset.</summary>
    public required double Snr { get; init; }

    /// <summary>Number of the train on its channel, from 1; <see langword="null"/> where the event belongs to none.</summary>
    public int? Train { get; init; }
}
