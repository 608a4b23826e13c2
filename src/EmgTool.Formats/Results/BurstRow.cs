using EmgTool.Core;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>One burst with where it was found.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Name">Name of the channel that no other channel of the recording has.</param>
/// <param name="Channel">The channel's results.</param>
/// <param name="Burst">The burst.</param>
public readonly record struct BurstRow(Recording Recording, string Name, ChannelResult Channel, LabeledBurst Burst);
