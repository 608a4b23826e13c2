using System.Globalization;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;

namespace EmgTool.Commands;

/// <summary>A recording as <c>info --json</c> shows it.</summary>
internal sealed record InfoRecord
{
    /// <summary>Version of this layout.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Name as given.</summary>
    public required string Recording { get; init; }

    /// <summary>Format by content.</summary>
    public required string Format { get; init; }

    /// <summary>Local date and time of the first sample, where known.</summary>
    public required string? Start { get; init; }

    /// <summary>End of the last segment.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>All channels; <c>analyzed</c> tells which ones <c>analyze</c> would take.</summary>
    public required IReadOnlyList<ChannelRecord> Channels { get; init; }

    /// <summary>All annotations by onset.</summary>
    public required IReadOnlyList<Annotation> Annotations { get; init; }

    /// <summary>Header fields and what was inferred.</summary>
    public required IReadOnlyList<DetailRecord> Details { get; init; }

    /// <summary>What is odd about the file.</summary>
    public required IReadOnlyList<RecordingWarning> Warnings { get; init; }

    /// <summary>Describes a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="patterns">Patterns that choose channels.</param>
    public static InfoRecord Of(Recording recording, IReadOnlyList<string> patterns)
    {
        var chosen = InfoText.Chosen(recording, patterns);
        return new()
        {
            Recording = recording.Name,
            Format = recording.Format,
            Start = recording.Start?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DurationSeconds = recording.DurationSeconds,
            Channels = ChannelRecord.Of(recording, chosen),
            Annotations = recording.Annotations,
            Details = [.. recording.Details.Select(detail => new DetailRecord(detail.Key, detail.Value))],
            Warnings = recording.Warnings,
        };
    }
}
