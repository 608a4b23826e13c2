namespace EmgTool.Formats.Edf;

/// <summary>The header of an EDF or BDF file, checked against the length of the file.</summary>
internal sealed record EdfHeader
{
    /// <summary>Format by the header: <c>EDF</c>, <c>EDF+C</c>, <c>EDF+D</c>, <c>BDF</c>, <c>BDF+C</c>, <c>BDF+D</c>.</summary>
    public required string Format { get; init; }

    public required string Patient { get; init; }

    public required string RecordingId { get; init; }

    /// <summary>Start by the header and the recording identification, without the fraction of a second that annotations may add.</summary>
    public required DateTime? Start { get; init; }

    /// <summary>Byte of the file at which the first data record starts.</summary>
    public required long DataOffset { get; init; }

    /// <summary>Number of complete data records.</summary>
    public required long RecordCount { get; init; }

    /// <summary>Seconds that a data record spans; 0 in files that hold annotations only.</summary>
    public required decimal RecordDuration { get; init; }

    /// <summary>All signals, those for annotations included.</summary>
    public required IReadOnlyList<EdfSignal> Signals { get; init; }

    /// <summary>Bytes of a data record.</summary>
    public required long RecordBytes { get; init; }

    /// <summary>The signals with samples, in the order of the recording's channels.</summary>
    public IReadOnlyList<EdfSignal> SampleSignals => [.. Signals.Where(signal => !signal.IsAnnotation)];

    public bool IsBdf => Format.StartsWith("BDF", StringComparison.Ordinal);

    public bool IsDiscontinuous => Format.EndsWith("+D", StringComparison.Ordinal);

    /// <summary>Bytes of a sample: 2 in EDF, 3 in BDF.</summary>
    public int SampleBytes => IsBdf ? 3 : 2;
}
