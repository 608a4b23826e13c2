using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>How a recording is written as EDF+.</summary>
public sealed record EdfWriterOptions
{
    /// <summary>The channels to write; all channels of the recording when <see langword="null"/>.</summary>
    public IReadOnlyList<Channel>? Channels { get; init; }

    /// <summary>Physical range of all voltage channels, from minus to plus this many microvolts; when <see langword="null"/>, each channel's own extremes
    /// are found by a pass over its samples.</summary>
    public double? PeakMicrovolts { get; init; }
}
