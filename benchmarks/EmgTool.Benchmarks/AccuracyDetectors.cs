using EmgTool.Core;

namespace EmgTool.Benchmarks;

/// <summary>The detectors whose fall with the amplitude of the events is compared.</summary>
internal static class AccuracyDetectors
{
    public static readonly IReadOnlyList<(string Name, AnalysisSettings Settings)> All =
    [
        ("default", new AnalysisSettings()),
    ];
}
