using System.Collections.ObjectModel;
using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Everything found on one channel.</summary>
public sealed record ChannelResult
{
    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The bursts by onset. Those of an analysis are put together each time that one is asked for, so that a long recording takes little memory.</summary>
    public required IReadOnlyList<LabeledBurst> Bursts { get; init; }

    /// <summary>The silences by onset: pauses of contractions that are among the bursts.</summary>
    public IReadOnlyList<LabeledBurst> Silences { get; init; } = [];

    /// <summary>The same bursts without their labels; null where an analysis did not make them.</summary>
    internal IReadOnlyList<MeasuredBurst>? Measured { get; init; }

    /// <summary>How many of <see cref="Bursts"/> and <see cref="Silences"/> have each label, of those that occur.</summary>
    public required IReadOnlyDictionary<string, int> CountsByLabel { get; init; }

    /// <summary>The trains by onset.</summary>
    public required IReadOnlyList<Train> Trains { get; init; }

    /// <summary>Root mean square of the noise floor, median over the recording, in microvolts (or the channel's unit); not a number when none was found.</summary>
    public required double NoiseFloor { get; init; }

    /// <summary>Lowest noise floor of the recording.</summary>
    public required double NoiseFloorMinimum { get; init; }

    /// <summary>Highest noise floor of the recording.</summary>
    public required double NoiseFloorMaximum { get; init; }

    /// <summary>Heartbeats that were found, and subtracted or flagged.</summary>
    public long EcgBeats { get; init; }

    /// <summary>Seconds that were analyzed.</summary>
    public required double SecondsAnalyzed { get; init; }

    /// <summary>Seconds during which the converter stood at an end value, saturated stretches among them.</summary>
    public double SecondsClipped { get; init; }

    /// <summary>What was left out, by reason.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>The stretches that were left out, by onset.</summary>
    public required IReadOnlyList<Artefact> Artefacts { get; init; }

    /// <summary>What the reader of the results should know of this channel: an upper edge that was lowered, a doubtful noise floor.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Why the settings do not fit the channel, which was not analyzed then; null where they do.</summary>
    public SettingsException? Misfit { get; init; }

    /// <summary>The result of a channel that the settings do not fit.</summary>
    internal static ChannelResult NotAnalyzed(Channel channel, SettingsException why) => new()
    {
        Channel = channel,
        Misfit = why,
        Bursts = [],
        CountsByLabel = ReadOnlyDictionary<string, int>.Empty,
        Trains = [],
        NoiseFloor = double.NaN,
        NoiseFloorMinimum = double.NaN,
        NoiseFloorMaximum = double.NaN,
        SecondsAnalyzed = 0,
        LeftOut = [new LeftOut(LeftOutReason.SettingsDoNotFit, channel.Segments.Count, channel.Segments.Sum(segment => channel.Rate.SecondsOf(segment.SampleCount)))],
        Artefacts = [.. channel.Segments.Select((segment, index) => new Artefact(
            LeftOutReason.SettingsDoNotFit, (double)segment.StartSeconds, channel.Rate.SecondsOf(segment.SampleCount), index, segment.FirstSample, segment.EndSample))],
        Notes = [why.Message],
    };
}
