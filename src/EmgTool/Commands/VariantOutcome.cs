using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;

namespace EmgTool.Commands;

/// <summary>What came of one input under all settings.</summary>
/// <param name="Selection">The channels that were chosen.</param>
/// <param name="Recording">The recording.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Notes">What the analyses noted of its channels, each once.</param>
/// <param name="Misfits">Channels that were not analyzed under some of the settings, and why, in words.</param>
/// <param name="Judged">What was made of the results.</param>
internal sealed record VariantOutcome<T>(ChannelSelection Selection, Recording Recording, RecordingRecord Source, IReadOnlyList<string> Notes, IReadOnlyList<string> Misfits, T Judged);
