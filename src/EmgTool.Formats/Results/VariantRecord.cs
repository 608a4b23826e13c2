using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>One of the settings that are compared.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Settings">The settings in full.</param>
public sealed record VariantRecord(string Name, AnalysisSettings Settings);
