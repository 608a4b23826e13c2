namespace EmgTool.Formats.Wfdb;

/// <summary>One signal line of a WFDB header.</summary>
internal sealed record WfdbSignal
{
    /// <summary>Line of the header, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>File of its samples, in the folder of the header; <c>~</c> for a signal without samples.</summary>
    public required string FileName { get; init; }

    /// <summary>Number of the storage format; 0 for a signal without samples.</summary>
    public required int Format { get; init; }

    public required int SamplesPerFrame { get; init; }

    /// <summary>Frames of the file before the first one that belongs to the recording.</summary>
    public required long Skew { get; init; }

    /// <summary>Bytes of the file before the samples.</summary>
    public required long ByteOffset { get; init; }

    /// <summary>ADC units in one physical unit; 0 where the signal is not calibrated.</summary>
    public required double Gain { get; init; }

    /// <summary>ADC units at 0 physical units.</summary>
    public required double Baseline { get; init; }

    public required string Unit { get; init; }

    /// <summary>Value of the first sample of the file; <see langword="null"/> where it is not stated.</summary>
    public required long? InitialValue { get; init; }

    /// <summary>Sum of all samples in 16 bits; <see langword="null"/> where it is not stated.</summary>
    public required short? Checksum { get; init; }

    /// <summary>What it is, such as <c>EMG</c>.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the file keeps samples of it.</summary>
    public bool HasSamples => Format != 0 && FileName is not "~";
}
