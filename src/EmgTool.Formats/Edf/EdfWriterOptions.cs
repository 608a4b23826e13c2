using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>How a recording is written as EDF+ or BDF+.</summary>
public sealed record EdfWriterOptions
{
    /// <summary>The channels to write; all channels of the recording that have samples when <see langword="null"/>.</summary>
    public IReadOnlyList<Channel>? Channels { get; init; }

    /// <summary>Physical range of all voltage channels, from minus to plus this many microvolts; when <see langword="null"/>, each channel is stored as
    /// its source stores it or, where it does not, over the range of its samples, which takes a pass over them.</summary>
    public double? PeakMicrovolts { get; init; }

    /// <summary>16 for EDF+, 24 for BDF+; when <see langword="null"/>, 24 where 16 would lose: where a channel is stored in more than 16 bits, or where
    /// the step of 16 bits would be more than a tenth of the noise in a channel's quietest stretch.</summary>
    public int? Bits { get; init; }
}
