using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Reads the channels of a Spike2 file that are times and no samples: each time becomes an annotation.</summary>
/// <param name="lines">The file.</param>
internal sealed class Spike2Marks(Spike2Lines lines)
{
    private static readonly string[] Types = ["Marker", "TextMark", "RealMark", "Event", "Evt", "Level", "WaveMark", "AdcMark"];

    /// <summary>Level channels begin low unless they say otherwise.</summary>
    private bool _isHigh;

    /// <summary>The annotations, in the order of the file.</summary>
    public AnnotationList<Annotation> Annotations { get; } = new();

    /// <summary>Whether a type of channel has times: <c>Marker</c>, <c>Evt+</c>, <c>Level</c> and others.</summary>
    public static bool IsMarks(string type) => Array.Exists(Types, known => type.StartsWith(known, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a channel.</summary>
    /// <param name="channel">Its head.</param>
    /// <exception cref="RecordingException">A line begins with no time.</exception>
    public void Read(Spike2Channel channel)
    {
        _isHigh = false;
        var isLevel = channel.Type.StartsWith("Level", StringComparison.OrdinalIgnoreCase);
        var hasShapes = channel.Type.StartsWith("WaveM", StringComparison.OrdinalIgnoreCase) || channel.Type.StartsWith("AdcM", StringComparison.OrdinalIgnoreCase);
        var isHead = true;
        while (lines.Next() is { } fields)
        {
            if (fields[0] is "CHANNEL" && fields.Count == 2)
            {
                lines.Return();
                return;
            }

            if (hasShapes)
            {
                // "WAVMK" time interval codes, and the samples of the shape below, which are no signal.
                if (fields[0].StartsWith("WAVMK", StringComparison.OrdinalIgnoreCase) && fields.Count > 1)
                {
                    Add(channel, [fields[1], .. fields.Skip(3)]);
                }

                continue;
            }

            var isTime = ExportNumber.Read(fields[0]) is not null;
            if (isLevel && fields[0].ToUpperInvariant() is "HIGH" or "LOW")
            {
                _isHigh = fields[0].Equals("HIGH", StringComparison.OrdinalIgnoreCase);
            }
            else if (isTime)
            {
                isHead = false;
                _isHigh = !_isHigh;
                Add(channel, isLevel ? [fields[0], _isHigh ? "high" : "low"] : fields);
            }
            else if (!isHead)
            {
                throw HeaderError.At("Spike2", lines.LineNumber - 1, $"'{RowError.Shorten(fields[0])}' is neither a time nor \"CHANNEL\"");
            }
        }
    }

    private void Add(Spike2Channel channel, List<string> fields)
    {
        if (ExportNumber.Read(fields[0]) is not { } seconds)
        {
            throw HeaderError.At("Spike2", lines.LineNumber - 1, $"'{RowError.Shorten(fields[0])}' is no time");
        }

        Annotations.Add(new Annotation(seconds, null, $"{channel.Title} {Text(fields)}".Trim()), lines.LineNumber);
    }

    /// <summary>The text of a text mark, the state of a level, or the first of the four codes of a marker, with the key that has it.</summary>
    private static string Text(List<string> fields)
    {
        if (fields.Count < 2)
        {
            return "";
        }

        if (ExportNumber.Read(fields[^1]) is null)
        {
            return fields[^1];
        }

        var isKey = int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is > ' ' and <= '~';
        return isKey ? $"{fields[1]} ({(char)code})" : fields[1];
    }
}
