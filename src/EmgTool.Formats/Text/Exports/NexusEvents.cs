using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The section with events: <c>Subject,Context,Name,Time (s),Description</c>.</summary>
internal static class NexusEvents
{
    /// <summary>Whether a line names the columns of events.</summary>
    public static bool IsColumnRow(string line) => line.TrimStart(' ', '"').StartsWith("Subject", StringComparison.OrdinalIgnoreCase) && line.Contains("Context", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the events to the blank line behind them.</summary>
    /// <param name="lines">Behind the line with the columns.</param>
    /// <param name="section">The section.</param>
    /// <param name="annotations">Receives them: context and name, such as <c>Left Foot Strike</c>.</param>
    /// <exception cref="RecordingException">An event has no time.</exception>
    public static void Read(LineReader lines, NexusSection section, AnnotationList<Annotation> annotations)
    {
        while (lines.Next(out var line))
        {
            var fields = ExportFields.Split(line, section.Delimiter);
            if (fields.TrueForAll(field => field.Length == 0))
            {
                return;
            }

            if (fields.Count < 4 || ExportNumber.Read(fields[3]) is not { } seconds)
            {
                throw HeaderError.At("Nexus", lines.LineNumber - 1, $"an event has subject, context, name and time, but here stands '{RowError.Shorten(string.Join(',', fields))}'");
            }

            annotations.Add(new Annotation(seconds, null, $"{fields[1]} {fields[2]}".Trim()), lines.LineNumber);
        }
    }
}
