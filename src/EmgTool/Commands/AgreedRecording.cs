using EmgTool.Core.Evaluation;

namespace EmgTool.Commands;

/// <summary>The results of one recording beside each other.</summary>
/// <param name="Agreements">How they agree.</param>
/// <param name="Differences">Where they do not.</param>
internal sealed record AgreedRecording(RecordingAgreements Agreements, IReadOnlyList<EventDifference> Differences);
