using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>What was found on a channel, before it is labelled. Apart from the analysis, whose memory can be used for something else by then.</summary>
internal sealed record ChannelFindings
{
    /// <summary>Reasons for which samples of a segment are left out, as the summary lists them.</summary>
    private static readonly string[] InSegments = [LeftOutReason.Flat, LeftOutReason.Saturated, LeftOutReason.NoNoiseFloor, LeftOutReason.MovementArtefact, LeftOutReason.Impulse];

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Bursts and movements by onset.</summary>
    public required IReadOnlyList<MeasuredBurst> Bursts { get; init; }

    /// <summary>Silences by onset.</summary>
    public required IReadOnlyList<MeasuredBurst> Silences { get; init; }

    /// <summary>Root mean squares of the noise floor, where there is one.</summary>
    public required IReadOnlyList<double> Floors { get; init; }

    /// <summary>What was left out, and what is no activity of the muscle.</summary>
    public required ArtefactList Artefacts { get; init; }

    /// <summary>Heartbeats that were found.</summary>
    public required long EcgBeats { get; init; }

    /// <summary>Seconds during which the converter stood at an end value.</summary>
    public required double SecondsClipped { get; init; }

    /// <summary>What the reader of the results should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Labels what was found.</summary>
    public ChannelResult Label(Labeler labeler)
    {
        var rate = Channel.Rate;
        var total = Channel.Segments.Sum(segment => rate.SecondsOf(segment.SampleCount));

        LeftOut[] stored = [.. InSegments.Select(Artefacts.Of)];

        // Where nothing is left, sums of fractions may differ by a rounding.
        var analyzed = Math.Max(0, total - stored.Sum(part => part.Seconds));
        var missing = Artefacts.Of(LeftOutReason.Missing) with { Seconds = rate.SecondsOf(Channel.MissingSamples) };
        double[] floors = [.. Floors.Order()];
        var (bursts, trains, counts) = labeler.Label(Bursts, analyzed);
        var (silences, _, silenceCounts) = labeler.LabelSilences(Silences, analyzed);
        return new ChannelResult
        {
            Channel = Channel,
            Bursts = bursts,
            Measured = Bursts,
            Silences = silences,
            CountsByLabel = Together(counts, silenceCounts),
            Trains = trains,
            NoiseFloor = floors.Length == 0 ? double.NaN : floors[floors.Length / 2],
            NoiseFloorMinimum = floors.Length == 0 ? double.NaN : floors[0],
            NoiseFloorMaximum = floors.Length == 0 ? double.NaN : floors[^1],
            EcgBeats = EcgBeats,
            SecondsAnalyzed = analyzed,
            SecondsClipped = SecondsClipped,
            LeftOut = [.. stored.Prepend(missing).Where(part => part.Seconds > 0)],
            Artefacts = Artefacts.All,
            Notes = Notes,
        };
    }

    private static Dictionary<string, int> Together(IReadOnlyDictionary<string, int> bursts, IReadOnlyDictionary<string, int> silences)
    {
        var all = new Dictionary<string, int>(bursts, StringComparer.Ordinal);
        foreach (var (label, count) in silences)
        {
            all[label] = all.GetValueOrDefault(label) + count;
        }

        return all;
    }
}
