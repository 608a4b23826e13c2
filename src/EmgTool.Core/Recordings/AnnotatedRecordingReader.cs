namespace EmgTool.Core.Recordings;

/// <summary>A recording with further annotations.</summary>
public sealed class AnnotatedRecordingReader : RecordingReader
{
    private readonly RecordingReader _inner;

    /// <summary>Adds annotations.</summary>
    /// <param name="inner">The recording; closed with this.</param>
    /// <param name="annotations">The annotations to add.</param>
    public AnnotatedRecordingReader(RecordingReader inner, IReadOnlyList<Annotation> annotations)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        Recording = inner.Recording with { Annotations = [.. inner.Recording.Annotations.Concat(annotations).OrderBy(annotation => annotation.OnsetSeconds)] };
    }

    /// <inheritdoc/>
    public override Recording Recording { get; }

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels) => _inner.Open(channels);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _inner.Dispose();
}
