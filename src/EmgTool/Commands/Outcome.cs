using EmgTool.Core;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;

namespace EmgTool.Commands;

/// <summary>What came of one input: a result with its source, or an error.</summary>
/// <param name="Name">Name of the recording as given.</param>
/// <param name="Selection">The channels that were chosen.</param>
/// <param name="Result">What was found.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Error">Why there is no result.</param>
internal sealed record Outcome(string Name, ChannelSelection? Selection, AnalysisResult? Result, RecordingRecord? Source, Exception? Error);
