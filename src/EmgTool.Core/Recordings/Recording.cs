namespace EmgTool.Core.Recordings;

/// <summary>What is known of a recording before its samples are read.</summary>
public sealed record Recording
{
    /// <summary>Name that results use for it: the path as the user gave it, or <c>-</c> for standard input.</summary>
    public required string Name { get; init; }

    /// <summary>Format as determined from the content, such as <c>EDF+C</c> or <c>CSV</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Local date and time at 0 s, where known.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Who was recorded, as the file says it (EDF: the patient identification); empty when it does not.</summary>
    public string Patient { get; init; } = "";

    /// <summary>Which recording this is, as the file says it (EDF: the recording identification); empty when it does not.</summary>
    public string Study { get; init; } = "";

    /// <summary>Seconds of a data record of the file, where it has records (EDF, BDF).</summary>
    public decimal? RecordSeconds { get; init; }

    /// <summary>All signals of the file in its order, annotation signals excepted.</summary>
    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>All annotations, by onset.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>What was odd about the file.</summary>
    public IReadOnlyList<RecordingWarning> Warnings { get; init; } = [];

    /// <summary>Header fields worth showing or everything that was inferred (delimiter, rate, unit), in order, as name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>Whether <see cref="Details"/> were inferred from a file that does not describe itself, as text does not: a user should see them.</summary>
    public bool IsInferred { get; init; }

    /// <summary>End of the last segment of any channel, in seconds from the start of the recording.</summary>
    public double DurationSeconds => Channels
        .Where(channel => channel.Segments.Count > 0)
        .Select(channel => channel.Segments.Max(segment => segment.SecondsAt(segment.EndSample, channel.Rate)))
        .DefaultIfEmpty(0)
        .Max();
}
