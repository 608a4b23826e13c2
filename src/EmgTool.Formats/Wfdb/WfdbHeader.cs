using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>A WFDB header (<c>RECORD.hea</c>), as header(5) of the WFDB applications guide describes it.</summary>
internal sealed record WfdbHeader
{
    /// <summary>Frames in a second. A frame holds one sample of each signal, or several of the faster ones.</summary>
    public required SamplingRate FrameRate { get; init; }

    /// <summary>Length of the recording; 0 where the files tell.</summary>
    public required long FrameCount { get; init; }

    /// <summary>Base date and time, where both are known.</summary>
    public required DateTime? Start { get; init; }

    /// <summary>Base time as it is written; empty where there is none.</summary>
    public required string BaseTime { get; init; }

    /// <summary>Number of signals by the record line.</summary>
    public required int SignalCount { get; init; }

    /// <summary>Signals of an ordinary record; none in a multi-segment one.</summary>
    public required IReadOnlyList<WfdbSignal> Signals { get; init; }

    /// <summary>Segments of a multi-segment record; none in an ordinary one.</summary>
    public required IReadOnlyList<WfdbSegment> Segments { get; init; }

    /// <summary>Comment lines without their sign.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>Whether other records hold the samples.</summary>
    public bool IsMultiSegment => Segments.Count > 0;
}
