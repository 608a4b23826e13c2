namespace EmgTool.Formats.Results;

/// <summary>What the user said about the recordings of a run; null where the files speak for themselves.</summary>
public sealed record RunReading
{
    /// <summary>Patterns that choose channels; empty for the choice by default.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Sampling rate in hertz.</summary>
    public double? RateHz { get; init; }

    /// <summary>Unit of channels.</summary>
    public string? Unit { get; init; }

    /// <summary>Column separator of text files.</summary>
    public string? Delimiter { get; init; }

    /// <summary>Decimal sign of text files.</summary>
    public string? DecimalSign { get; init; }

    /// <summary>Line of the titles of text files; 0 for none.</summary>
    public int? TitleLine { get; init; }

    /// <summary>Time column of text files; empty for none.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>What is done about missing values: <c>segment</c>, <c>error</c> or <c>interpolate</c>.</summary>
    public string? Missing { get; init; }

    /// <summary>Longest run of missing values that is interpolated, in seconds.</summary>
    public double? MaxGapSeconds { get; init; }

    /// <summary>Bits of a status channel that are triggers.</summary>
    public int? TriggerMask { get; init; }

    /// <summary>Whether records behind those that a header counts are read.</summary>
    public bool? AllRecords { get; init; }

    /// <summary>Whether every oddity is an error.</summary>
    public bool? Strict { get; init; }
}
