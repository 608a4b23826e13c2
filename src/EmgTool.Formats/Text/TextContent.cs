using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>What was read from a text file.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Channels">For each channel the table and the column that hold its samples.</param>
/// <param name="Parts">The tables; to be closed with the recording.</param>
internal sealed record TextContent(Recording Recording, IReadOnlyList<(TextPart Part, int Column)> Channels, IReadOnlyList<TextPart> Parts)
{
    /// <summary>Adds what stands outside of the tables.</summary>
    /// <param name="annotations">Annotations, in any order.</param>
    /// <param name="warnings">What was odd.</param>
    /// <param name="details">What the header says; stands before the details of the tables.</param>
    public TextContent With(IEnumerable<Annotation> annotations, WarningLog warnings, IEnumerable<KeyValuePair<string, string>> details) => this with
    {
        Recording = Recording with
        {
            Annotations = [.. Recording.Annotations.Concat(annotations).OrderBy(annotation => annotation.OnsetSeconds)],
            Warnings = [.. Recording.Warnings, .. warnings.ToList()],
            Details = [.. details, .. Recording.Details],
        },
    };
}
