using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>One channel of a recording, as JSON shows it.</summary>
public sealed record ChannelRecord
{
    /// <summary>Position in the file, from 1: the number that <c>--channels '#1'</c> means.</summary>
    public required int Number { get; init; }

    /// <summary>Name, with a number where the file uses it twice.</summary>
    public required string Name { get; init; }

    /// <summary>What it measures, as far as known.</summary>
    public required string Kind { get; init; }

    /// <summary>Unit of the values in the file.</summary>
    public required string Unit { get; init; }

    /// <summary>Sampling rate in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>Number of stored samples.</summary>
    public required long Samples { get; init; }

    /// <summary>Number of samples that are no measurement.</summary>
    public required long MissingSamples { get; init; }

    /// <summary>Number of stretches without a gap.</summary>
    public required int Segments { get; init; }

    /// <summary>Prefilter text of the file; empty when there is none.</summary>
    public required string Prefilter { get; init; }

    /// <summary>Corner of the recorder's high-pass in hertz, 0 for direct current; null where the prefilter text does not say.</summary>
    public required double? HighPassHz { get; init; }

    /// <summary>Corner of the recorder's low-pass in hertz; null where the prefilter text does not say.</summary>
    public required double? LowPassHz { get; init; }

    /// <summary>Frequency of the recorder's notch in hertz; null where the prefilter text does not say.</summary>
    public required double? NotchHz { get; init; }

    /// <summary>Kind of sensor as the file gives it; empty when it does not.</summary>
    public required string Transducer { get; init; }

    /// <summary>Whether the channel is analyzed.</summary>
    public required bool Analyzed { get; init; }

    /// <summary>Describes the channels of a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="analyzed">Indices of those that are analyzed.</param>
    public static IReadOnlyList<ChannelRecord> Of(Recording recording, IReadOnlySet<int> analyzed)
    {
        var names = ChannelNames.Distinct(recording.Channels);
        return
        [
            .. recording.Channels.Select(channel => new ChannelRecord
            {
                Number = channel.Index + 1,
                Name = names[channel.Index],
                Kind = NameOf(channel.Kind),
                Unit = channel.Unit.Kind == UnitKind.Counts ? SignalUnit.Counts.Text : channel.Unit.Text,
                RateHz = channel.Rate.Hertz,
                Samples = channel.SampleCount,
                MissingSamples = channel.MissingSamples,
                Segments = channel.Segments.Count,
                Prefilter = channel.Prefilter,
                HighPassHz = channel.PrefilterBand.HighPassHz,
                LowPassHz = channel.PrefilterBand.LowPassHz,
                NotchHz = channel.PrefilterBand.NotchHz,
                Transducer = channel.Transducer,
                Analyzed = analyzed.Contains(channel.Index),
            }),
        ];
    }

    // Lower case as in the patterns of --channels (type:emg).
    private static string NameOf(ChannelKind kind) => kind.ToString().ToLowerInvariant();
}
