namespace EmgTool.Formats.Text.Exports;

/// <summary>The first lines of a text file, as far as one buffer holds them.</summary>
/// <param name="lines">The bytes of the lines, without their ends.</param>
internal sealed class ExportHead(IReadOnlyList<ReadOnlyMemory<byte>> lines)
{
    /// <summary>Lines that are looked at to tell what a file is and where its header ends.</summary>
    public const int LinesLookedAt = 1000;

    /// <summary>Found once: files with a table for each channel ask for each.</summary>
    private readonly Lazy<int> _firstWindows1252 = new(() => FirstWindows1252(lines));

    /// <summary>The bytes.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Lines { get; } = lines;

    /// <summary>Number of lines.</summary>
    public int Count => Lines.Count;

    /// <summary>The characters of a line.</summary>
    /// <param name="index">Its index, from 0.</param>
    /// <returns>The line; empty behind the last one.</returns>
    public string this[int index] => index < Lines.Count ? TextEncoding.Decode(Lines[index].Span, out _) : "";

    /// <summary>The fields of a line, trimmed and without quotes; without the empty one behind a trailing delimiter.</summary>
    /// <param name="index">Index of the line, from 0.</param>
    /// <param name="delimiter">What is between the fields.</param>
    public List<string> Fields(int index, byte delimiter) => index < Lines.Count ? ExportFields.Split(Lines[index].Span, delimiter) : [];

    /// <summary>Whether one of the first lines is not UTF-8.</summary>
    /// <param name="count">How many lines.</param>
    public bool IsWindows1252(int count) => _firstWindows1252.Value < count;

    /// <summary>Index of the first line among those looked at that fits.</summary>
    /// <param name="first">Index to start at.</param>
    /// <param name="isIt">Whether a line fits.</param>
    /// <returns>-1 where there is none.</returns>
    public int Find(int first, Func<string, bool> isIt)
    {
        for (var index = first; index < Math.Min(Count, LinesLookedAt); index++)
        {
            if (isIt(this[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Index of the first line that is not UTF-8.</summary>
    private static int FirstWindows1252(IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (!System.Text.Unicode.Utf8.IsValid(lines[index].Span))
            {
                return index;
            }
        }

        return int.MaxValue;
    }
}
