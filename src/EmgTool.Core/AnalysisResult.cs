using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>Everything found in one recording.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Channels">The analyzed channels in file order.</param>
public sealed record AnalysisResult(Recording Recording, IReadOnlyList<ChannelResult> Channels);
