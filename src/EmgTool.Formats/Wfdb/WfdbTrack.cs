namespace EmgTool.Formats.Wfdb;

/// <summary>Where the samples of one signal are in one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Signal">What the header says of the signal.</param>
/// <param name="OffsetInFrame">Samples of other signals before its own in a frame.</param>
internal sealed record WfdbTrack(WfdbSignalFile File, WfdbSignal Signal, long OffsetInFrame)
{
    /// <summary>Runs of samples that are no measurement, as first index and index behind the last, among the samples of this signal in the file.</summary>
    public List<(long First, long End)> Missing { get; } = [];

    /// <summary>Frames that belong to the recording, behind the skew.</summary>
    public long FrameCount { get; init; }
}
