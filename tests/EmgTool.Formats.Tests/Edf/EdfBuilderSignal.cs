namespace EmgTool.Formats.Tests.Edf;

/// <summary>A signal of a file that a test builds: the texts of its header fields, and its digital values.</summary>
internal sealed record EdfBuilderSignal
{
    public string Label { get; init; } = "EMG1";

    public string Transducer { get; init; } = "";

    public string Unit { get; init; } = "uV";

    public string PhysicalMinimum { get; init; } = "-3276.8";

    public string PhysicalMaximum { get; init; } = "3276.7";

    public string? DigitalMinimum { get; init; }

    public string? DigitalMaximum { get; init; }

    public string Prefilter { get; init; } = "";

    public int SamplesPerRecord { get; init; }

    public string? SamplesField { get; init; }

    public Func<long, int> Digital { get; init; } = _ => 0;

    public byte[][]? Annotations { get; init; }
}
