namespace EmgTool.Formats.Text.Exports;

/// <summary>The programs whose text exports are known.</summary>
internal static class TextExports
{
    private static readonly TextExport[] All =
    [
        new LabChartExport(),
        new Spike2Export(),
        new OpenSignalsExport(),
        new BioSppyExport(),
        new DelsysExport(),
        new NexusExport(),
        new DataLogExport(),
        new AcqKnowledgeExport(),
        new NoraxonExport(),
    ];

    /// <summary>Finds the program that wrote a file.</summary>
    /// <returns><see langword="null"/> where the file is a table like any other.</returns>
    public static TextExport? Find(ExportHead head) => Array.Find(All, export => export.IsMatch(head));
}
