using EmgTool.Core.Recordings;

namespace EmgTool.Formats;

/// <summary>What the user says about a file that the file does not say itself, or says wrongly.</summary>
public sealed record ReadOptions
{
    /// <summary>Sampling rate of a text file without a time column, or in place of what it gives.</summary>
    public SamplingRate? Rate { get; init; }

    /// <summary>Unit of channels whose unit is unknown, counts, or to be overridden; for text and EDF alike. It applies to all channels
    /// that are not known to be of another kind (<see cref="UnitKind.Other"/>).</summary>
    public SignalUnit? Unit { get; init; }

    /// <summary>Column separator of a text file, where it is not to be determined from the content.</summary>
    public char? Delimiter { get; init; }
}
