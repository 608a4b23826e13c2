namespace EmgTool.Commands;

/// <summary>Where one recording is written.</summary>
/// <param name="File">The file, or null where its extension is yet to be said, and for standard output.</param>
/// <param name="Stem">The file without its extension, where the file is null.</param>
internal sealed record WritePlace(string? File, string? Stem)
{
    /// <summary>Whether it is standard output.</summary>
    public bool IsStandardOutput => File is null && Stem is null;

    /// <summary>The file for a format.</summary>
    public string PathFor(WriteFormat format) => File ?? $"{Stem}.{WriteFormats.NameOf(format)}";
}
