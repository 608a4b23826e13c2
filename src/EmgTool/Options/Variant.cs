using EmgTool.Core;

namespace EmgTool.Options;

/// <summary>Some of the settings that are compared.</summary>
/// <param name="Name">A short name, such as <c>merge_seconds=0.03</c>.</param>
/// <param name="Settings">The settings.</param>
internal sealed record Variant(string Name, AnalysisSettings Settings);
