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

    /// <summary>Decimal sign of a text file, a point or a comma, where it is not to be determined from the content.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>Number of the line with the column titles of a text file, from 1; 0 for none; <see langword="null"/> to find it.</summary>
    public int? TitleLine { get; init; }

    /// <summary>Title (or <c>#3</c>, the position from 1) of the time column of a text file; empty for none; <see langword="null"/> to find it.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>What is done about missing values of a text file.</summary>
    public MissingPolicy Missing { get; init; }

    /// <summary>Longest run of missing values that <see cref="MissingPolicy.Interpolate"/> fills, in seconds.</summary>
    public decimal MaximumGapSeconds { get; init; } = 0.01m;

    /// <summary>Bits of a BDF status channel that are triggers; the others are the state of the amplifier. 16 bits by default (BioSemi).</summary>
    public int TriggerMask { get; init; } = 0xFFFF;

    /// <summary>Whether data records behind those that an EDF or BDF header counts are read as well.</summary>
    public bool AllRecords { get; init; }

    /// <summary>Whether every oddity is an error.</summary>
    public bool Strict { get; init; }
}
