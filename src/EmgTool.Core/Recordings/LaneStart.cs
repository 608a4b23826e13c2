using System.Runtime.InteropServices;

namespace EmgTool.Core.Recordings;

/// <summary>Where the samples of one lane begin.</summary>
/// <param name="Channel">Position of the channel among those that the source was opened with.</param>
/// <param name="FirstSample">Index among the channel's stored samples.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LaneStart(int Channel, long FirstSample);
