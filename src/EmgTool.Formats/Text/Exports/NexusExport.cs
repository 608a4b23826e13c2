using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Vicon Nexus: sections one below the other (Devices, Trajectories, Model Outputs, ...), each with its own rate, and a section with events.
/// Tested on hand-written files in the layout that public readers expect.</summary>
internal sealed class NexusExport : TextExport
{
    /// <summary>The names that a section may begin with.</summary>
    public static readonly string[] Sections = ["Devices", "Trajectories", "Model Outputs", "Joints", "Segments", "Objects", "Events"];

    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) =>
        NexusSection.IsName(head[0]) && NexusSection.Number(head[1]) is not null
        && Enumerable.Range(2, 3).Any(index => NexusSection.IsColumnRow(head[index]) || NexusEvents.IsColumnRow(head[index]));

    /// <inheritdoc/>
    public override TextContent Read(TextInput input)
    {
        using var parts = new TextParts(input);
        var warnings = new WarningLog();
        var annotations = new AnnotationList<Annotation>();
        var details = new List<KeyValuePair<string, string>>();
        while (input.Lines.Next(out var bytes))
        {
            var line = TextEncoding.Decode(bytes, out _);
            if (line.AsSpan().Trim("\t;, \u001A").IsEmpty)
            {
                continue;
            }

            if (!NexusSection.IsName(line))
            {
                throw HeaderError.At("Nexus", input.Lines.LineNumber - 1, $"a section should begin here ({string.Join(", ", Sections)})");
            }

            var number = input.Lines.LineNumber;
            var name = NexusSection.Trim(line);
            var section = NexusSection.Read(input.Lines, name, input.Options);
            details.Add(new("section", string.Create(CultureInfo.InvariantCulture, $"{name}, {section.Rate} Hz, from line {number}")));
            if (section.Layout is null)
            {
                NexusEvents.Read(input.Lines, section, annotations);
                continue;
            }

            var part = parts.Add(section.Layout);
            part.Table.Read(input.Lines, startSeconds: 0, input.Cancellation);
            NexusFrames.Find(part, input.Options.Rate ?? section.Rate, warnings);
        }

        annotations.Warn(warnings);
        return parts.Build().With(annotations.Items, warnings, details);
    }
}
