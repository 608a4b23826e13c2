namespace EmgTool.Core.Recordings;

/// <summary>Samples of up to eight channels, laid out for the kernels: row by row, <see cref="Lanes.Count"/> values a row, one channel a lane.</summary>
public abstract class LaneSource : IDisposable
{
    /// <summary>Fills <paramref name="lanes"/> with consecutive rows. Nothing is allocated after the first call.</summary>
    /// <param name="firstSample">Index of the first row among the channels' stored samples.</param>
    /// <param name="lanes">A whole number of rows; lane <c>i</c> of row <c>r</c> at <c>r * Lanes.Count + i</c>. Values are microvolts
    /// for channels in volts and unscaled values of the file for others. Lanes without a channel are set to 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie within the channels' samples.</exception>
    /// <exception cref="RecordingException">The file changed or broke off since it was opened.</exception>
    public abstract void Read(long firstSample, Span<double> lanes);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the source holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
