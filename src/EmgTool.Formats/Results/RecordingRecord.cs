using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>Where the results of one recording come from.</summary>
public sealed record RecordingRecord
{
    /// <summary>Name of the recording as given on the command line.</summary>
    public required string Recording { get; init; }

    /// <summary>Format as determined from the content.</summary>
    public required string Format { get; init; }

    /// <summary>Size of the file, or of the files of the recording together; null for standard input.</summary>
    public required long? Bytes { get; init; }

    /// <summary>SHA-256 of the file, or of the files that the details name one after the other, in lower-case hexadecimal; null for standard input.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>Local date and time of the first sample as <c>yyyy-MM-ddTHH:mm:ss</c>, where known.</summary>
    public required string? Start { get; init; }

    /// <summary>End of the last segment of any channel.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>All channels, and which of them were analyzed.</summary>
    public required IReadOnlyList<ChannelRecord> Channels { get; init; }

    /// <summary>Header fields and everything that was inferred.</summary>
    public required IReadOnlyList<DetailRecord> Details { get; init; }

    /// <summary>What was odd about the file.</summary>
    public required IReadOnlyList<RecordingWarning> Warnings { get; init; }

    /// <summary>Describes an analyzed recording.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="bytes">Size of the file.</param>
    /// <param name="sha256">Its SHA-256.</param>
    public static RecordingRecord Of(AnalysisResult result, long? bytes, string? sha256)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(result.Recording, result.Channels.Select(channel => channel.Channel), bytes, sha256);
    }

    /// <summary>Describes a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="analyzed">The channels of it that were analyzed.</param>
    /// <param name="bytes">Size of the file.</param>
    /// <param name="sha256">Its SHA-256.</param>
    public static RecordingRecord Of(Recording recording, IEnumerable<Channel> analyzed, long? bytes, string? sha256)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return new()
        {
            Recording = recording.Name,
            Format = recording.Format,
            Bytes = bytes,
            Sha256 = sha256,
            Start = recording.Start?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture),
            DurationSeconds = recording.DurationSeconds,
            Channels = ChannelRecord.Of(recording, analyzed.Select(channel => channel.Index).ToHashSet()),
            Details = [.. recording.Details.Select(detail => new DetailRecord(detail.Key, detail.Value))],
            Warnings = recording.Warnings,
        };
    }
}
