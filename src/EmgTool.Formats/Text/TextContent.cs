using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>What was read from a text file.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Channels">For each channel the table and the column that hold its samples.</param>
/// <param name="Parts">The tables; to be closed with the recording.</param>
internal sealed record TextContent(Recording Recording, IReadOnlyList<(TextPart Part, int Column)> Channels, IReadOnlyList<TextPart> Parts);
