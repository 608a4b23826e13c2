using EmgTool.Core.Recordings;

namespace EmgTool.Commands;

/// <summary>What the recording itself says happened.</summary>
internal static class Events
{
    /// <summary>The recording with its triggers among the annotations.</summary>
    public static Recording WithTriggers(RecordingReader reader, CancellationToken cancellation)
    {
        var recording = reader.Recording;
        var triggers = reader.ReadTriggers(cancellation);
        return triggers.Count == 0 ? recording : recording with { Annotations = [.. recording.Annotations.Concat(triggers).OrderBy(annotation => annotation.OnsetSeconds)] };
    }
}
