namespace EmgTool.Formats.Wfdb;

/// <summary>One segment line of a multi-segment header.</summary>
/// <param name="Line">Line of the header, from 1.</param>
/// <param name="Name">Record that holds the segment; <c>~</c> for a gap.</param>
/// <param name="FrameCount">Its length; 0 for the layout of the signals, which is the first segment of a variable-layout record.</param>
internal sealed record WfdbSegment(int Line, string Name, long FrameCount)
{
    /// <summary>Whether nothing was recorded.</summary>
    public bool IsGap => Name is "~";
}
