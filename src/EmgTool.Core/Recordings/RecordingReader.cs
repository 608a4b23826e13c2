namespace EmgTool.Core.Recordings;

/// <summary>An open recording: its header, and sources of its samples. Checked when opened; memory does not grow with the length.</summary>
public abstract class RecordingReader : IDisposable
{
    /// <summary>What the file says of itself.</summary>
    public abstract Recording Recording { get; }

    /// <summary>Paths of the files that it is read from, where they are others than the named one or more than it; otherwise empty.</summary>
    public virtual IReadOnlyList<string> Files => [];

    /// <summary>Opens a source of up to <see cref="Lanes.Count"/> channels that share one sampling rate. Sources are independent of each other, one a thread.</summary>
    /// <param name="channels">One to eight channels of this recording; channel <c>i</c> goes to lane <c>i</c>.</param>
    /// <exception cref="ArgumentException">None, too many, or different rates.</exception>
    public abstract LaneSource Open(IReadOnlyList<Channel> channels);

    /// <summary>Reads the trigger channels and gives each change to a value that is not 0 as an annotation: the value is its text, the channel's
    /// name its channel. Takes a pass over those channels.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>By onset; empty where the format keeps no triggers.</returns>
    public virtual IReadOnlyList<Annotation> ReadTriggers(CancellationToken cancellation = default) => [];

    /// <summary>Judges the samples: what can be told only by a pass over all of them, such as values beyond the range that the header states.</summary>
    /// <param name="cancellation">Stops it.</param>
    public virtual IReadOnlyList<RecordingWarning> CheckSamples(CancellationToken cancellation = default) => [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}
