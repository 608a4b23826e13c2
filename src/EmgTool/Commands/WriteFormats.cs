using EmgTool.Formats.Results;

namespace EmgTool.Commands;

/// <summary>The names of the formats, which are their extensions as well.</summary>
internal static class WriteFormats
{
    /// <summary>Each name with its format.</summary>
    public static NamedValues<WriteFormat> All { get; } = new(
        StringComparison.OrdinalIgnoreCase,
        ("edf", WriteFormat.Edf),
        ("bdf", WriteFormat.Bdf),
        ("csv", WriteFormat.Csv));

    /// <summary>The name of a format.</summary>
    public static string NameOf(WriteFormat format) => All.NameOf(format);

    /// <summary>The format that a file is named after, or null.</summary>
    public static WriteFormat? Of(string path) => All.Find(Path.GetExtension(path).TrimStart('.'));
}
