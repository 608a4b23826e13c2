using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;

namespace EmgTool.Core;

/// <summary>All settings of an analysis, in seconds, hertz and microvolts, never in samples.</summary>
public sealed record AnalysisSettings
{
    /// <summary>The band and the mains.</summary>
    public FilterSettings Filter { get; init; } = new();

    /// <summary>The method of detection.</summary>
    public DetectorSettings Detector { get; init; } = new();

    /// <summary>The noise floor, what is left out, and the default method.</summary>
    public DetectionSettings Detection { get; init; } = new();
}
