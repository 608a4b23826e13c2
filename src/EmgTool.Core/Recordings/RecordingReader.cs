namespace EmgTool.Core.Recordings;

/// <summary>An open recording: its header, and sources of its samples. Checked when opened; memory does not grow with the length.</summary>
public abstract class RecordingReader : IDisposable
{
    /// <summary>What the file says of itself.</summary>
    public abstract Recording Recording { get; }

    /// <summary>Opens a source of up to <see cref="Lanes.Count"/> channels that share one sampling rate. Sources are independent of each other, one a thread.</summary>
    /// <param name="channels">One to eight channels of this recording; channel <c>i</c> goes to lane <c>i</c>.</param>
    /// <exception cref="ArgumentException">None, too many, or different rates.</exception>
    public abstract LaneSource Open(IReadOnlyList<Channel> channels);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}
