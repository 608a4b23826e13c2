namespace EmgTool.Core.Labeling;

/// <summary>What else shows the same pattern, which no rule can tell apart on this signal.</summary>
/// <param name="Text">The overlap in words.</param>
/// <param name="When">Where the overlap is so close that the label counts as ambiguous; <see langword="null"/> when it is always there and only to be kept in mind.</param>
public sealed record KnownOverlap(string Text, FeatureRange? When);
