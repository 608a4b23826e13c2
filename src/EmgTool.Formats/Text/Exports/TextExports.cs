namespace EmgTool.Formats.Text.Exports;

/// <summary>The programs whose text exports are known.</summary>
internal static class TextExports
{
    private static readonly TextExport[] All =
    [
        new OpenSignalsExport(),
    ];

    /// <summary>Finds the program that wrote a file.</summary>
    /// <returns><see langword="null"/> where the file is a table like any other.</returns>
    public static TextExport? Find(ExportHead head) => Array.Find(All, export => export.IsMatch(head));
}
