namespace EmgTool.Core;

/// <summary>The result of one of some settings.</summary>
/// <param name="Variant">Number of the settings, from 0.</param>
/// <param name="Result">What they found.</param>
public readonly record struct VariantResult(int Variant, AnalysisResult Result);
