using EmgTool.Core;

namespace EmgTool.Benchmarks;

/// <summary>The detectors that are compared.</summary>
internal static class AccuracyDetectors
{
    public static readonly IReadOnlyList<(string Name, AnalysisSettings Settings)> All =
    [
        ("default", new AnalysisSettings()),
    ];
}
