namespace EmgTool.Formats.Text.Exports;

/// <summary>Walks through the lines of a Spike2 file.</summary>
/// <param name="lines">Before the first line.</param>
internal sealed class Spike2Lines(LineReader lines)
{
    /// <summary>Number of the line that was read last.</summary>
    public long LineNumber => lines.LineNumber;

    /// <summary>Whether a line begins with a word in quotes.</summary>
    public static bool IsKey(ReadOnlySpan<byte> line, string key)
    {
        line = line.TrimStart(" \t"u8);
        return line.Length >= key.Length + 2 && line[0] == '"' && line[key.Length + 1] == '"' && System.Text.Ascii.EqualsIgnoreCase(line.Slice(1, key.Length), key);
    }

    /// <summary>The fields of the next line that is not blank.</summary>
    /// <returns><see langword="null"/> at the end of the file.</returns>
    public List<string>? Next()
    {
        while (lines.Next(out var line))
        {
            if (!line.Trim(" \t\u001A"u8).IsEmpty)
            {
                return ExportFields.Split(line, (byte)'\t');
            }
        }

        return null;
    }

    /// <summary>Goes back before the line that was read last.</summary>
    public void Return() => lines.Return();

    /// <summary>Goes to the next channel.</summary>
    /// <returns>Its head, or <see langword="null"/> at the end of the file.</returns>
    /// <exception cref="EmgTool.Core.Recordings.RecordingException">The file ends within the head.</exception>
    public Spike2Channel? NextChannel()
    {
        while (lines.Next(out var line))
        {
            if (!IsKey(line, "CHANNEL"))
            {
                continue;
            }

            var fields = ExportFields.Split(line, (byte)'\t');
            var number = fields.Count > 1 ? fields[1] : "";
            var first = lines.LineNumber;
            var type = NextText("the type of the channel");
            NextText("the comment of the channel");
            var title = NextText("the title of the channel");
            return new Spike2Channel(number, type, title.Length > 0 ? title : $"channel {number}", first);
        }

        return null;
    }

    private string NextText(string what)
    {
        if (!lines.Next(out var line))
        {
            throw HeaderError.Cut("Spike2", lines.LineNumber - 1, what);
        }

        return IsKey(line, "CHANNEL") || IsKey(line, "START") ? throw HeaderError.At("Spike2", lines.LineNumber - 1, $"{what} should stand here") : ExportFields.Split(line, (byte)'\t')[0];
    }
}
