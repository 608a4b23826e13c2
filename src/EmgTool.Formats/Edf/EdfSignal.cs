using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>One signal of an EDF or BDF file as its header describes it.</summary>
internal sealed record EdfSignal
{
    /// <summary>Position in the file, from 0.</summary>
    public required int Index { get; init; }

    public required string Label { get; init; }

    public required string Transducer { get; init; }

    public required string Unit { get; init; }

    public required string Prefilter { get; init; }

    public required int SamplesPerRecord { get; init; }

    /// <summary>Byte of the data record at which its samples start.</summary>
    public required long ByteInRecord { get; init; }

    /// <summary>Whether it holds annotations, not samples.</summary>
    public required bool IsAnnotation { get; init; }

    /// <summary>Whether its digital values can be turned into physical ones.</summary>
    public required bool IsCalibrated { get; init; }

    /// <summary>The ranges as the header writes them; those of the digital values where they are used as they are.</summary>
    public required Quantization Quantization { get; init; }

    public required double DigitalMinimum { get; init; }

    public required double DigitalMaximum { get; init; }

    public required double PhysicalMinimum { get; init; }

    /// <summary>Physical units in one digital step: (physical maximum - minimum) / (digital maximum - minimum). Negative for reversed polarity.</summary>
    public required double Gain { get; init; }
}
