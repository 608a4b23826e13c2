using EmgTool.Core;
using EmgTool.Core.Detection.Published;

namespace EmgTool.Benchmarks;

/// <summary>The detectors that are compared, each with its own defaults.</summary>
internal static class AccuracyDetectors
{
    public static readonly IReadOnlyList<(string Name, AnalysisSettings Settings)> All =
        [.. DetectorCatalog.Names.Select(name => (name, new AnalysisSettings { Detector = new() { Name = name } }))];
}
