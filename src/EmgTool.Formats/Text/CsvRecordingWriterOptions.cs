using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>How a recording is written as CSV.</summary>
public sealed record CsvRecordingWriterOptions
{
    /// <summary>The channels to write, of one sampling rate; all channels of the recording when <see langword="null"/>.</summary>
    public IReadOnlyList<Channel>? Channels { get; init; }

    /// <summary>Decimals of a microvolt, 0 to 9; a channel in millivolts gets three more, so that every unit shows the same digits. When <see langword="null"/>,
    /// every value is written with the fewest digits that read back as the same double.</summary>
    public int? MicrovoltDecimals { get; init; }
}
