namespace EmgTool.Formats.Wfdb;

/// <summary>Samples of a channel that follow each other in one file.</summary>
/// <param name="FirstSample">Index of the first among the stored samples of the channel.</param>
/// <param name="Count">How many.</param>
/// <param name="Track">Where they are.</param>
/// <param name="FirstInTrack">Index of the first among the samples of the signal in the file.</param>
internal readonly record struct WfdbRun(long FirstSample, long Count, WfdbTrack Track, long FirstInTrack)
{
    /// <summary>Index behind the last.</summary>
    public long EndSample => FirstSample + Count;
}
