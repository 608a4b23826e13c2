using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>One analyzed channel of a recording.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Name">Name of the channel that no other channel of the recording has.</param>
/// <param name="Channel">The channel's results.</param>
public readonly record struct SummaryRow(Recording Recording, string Name, ChannelResult Channel)
{
    /// <summary>Number of bursts with a label.</summary>
    public int Count(string label) => Channel.CountsByLabel.GetValueOrDefault(label);

    /// <summary>Events per minute of analyzed signal; not a number when none was analyzed.</summary>
    public double PerMinute(int count) => Channel.SecondsAnalyzed > 0 ? count * 60 / Channel.SecondsAnalyzed : double.NaN;
}
