namespace EmgTool.Core.Recordings;

/// <summary>One signal of a recording.</summary>
public sealed record Channel
{
    /// <summary>Position in the recording, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Name as the file gives it, trimmed; <c>signal N</c> (from 1) when the file gives none. Need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>What it measures, as far as known.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>Unit of the values in the file.</summary>
    public required SignalUnit Unit { get; init; }

    /// <summary>Sampling rate.</summary>
    public required SamplingRate Rate { get; init; }

    /// <summary>The stretches without a gap, in file order; the stored samples are numbered through them without a break.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Prefilter text of the file (EDF: <c>HP:10Hz LP:500Hz</c>); empty when there is none.</summary>
    public string Prefilter { get; init; } = "";

    /// <summary><see cref="Prefilter"/> in numbers.</summary>
    public PrefilterBand PrefilterBand => PrefilterBand.Parse(Prefilter);

    /// <summary>Kind of sensor as the file gives it (EDF: <c>AgAgCl electrode</c>); empty when it does not.</summary>
    public string Transducer { get; init; } = "";

    /// <summary>How the file stores the samples, where they are integers and the values handed out are exactly what these say; <see langword="null"/> otherwise.</summary>
    public Quantization? Quantization { get; init; }

    /// <summary>Number of stored samples.</summary>
    public long SampleCount => Segments.Count == 0 ? 0 : Segments[^1].EndSample;

    /// <summary>Samples that the file holds for this channel but that are no measurement (NaN, missing): they separate segments.</summary>
    public long MissingSamples { get; init; }
}
