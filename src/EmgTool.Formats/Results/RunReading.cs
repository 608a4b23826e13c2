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
}
