using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Results;

/// <summary>One annotation with where it was found.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Annotation">The annotation.</param>
public readonly record struct AnnotationRow(Recording Recording, Annotation Annotation);
