using EmgTool.Core.Evaluation;

namespace EmgTool.Commands;

/// <summary>The events that one recording is scored against.</summary>
/// <param name="Channels">The events of each of the channels that are analyzed.</param>
/// <param name="Source">Where they come from, in words.</param>
/// <param name="Warnings">What is odd about them.</param>
internal sealed record Reference(IReadOnlyList<IReadOnlyList<TimedEvent>> Channels, string Source, IReadOnlyList<string> Warnings);
