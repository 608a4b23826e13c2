using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>A channel that grows from the first to the last segment of a record: its samples in the files and its stretches in time.</summary>
/// <param name="signal">What the header (or the layout of the segments) says of it.</param>
/// <param name="name">Its name.</param>
/// <param name="rate">Its sampling rate.</param>
internal sealed class WfdbChannel(WfdbSignal signal, string name, SamplingRate rate)
{
    private long _nextTime = -1;

    /// <summary>What the header says of it.</summary>
    public WfdbSignal Signal { get; } = signal;

    public string Name { get; } = name;

    public SamplingRate Rate { get; } = rate;

    public List<WfdbRun> Runs { get; } = [];

    public List<Segment> Segments { get; } = [];

    /// <summary>Samples that are no measurement.</summary>
    public long MissingSamples { get; private set; }

    /// <summary>Adds the samples of a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="startFrame">Frame of the recording at which it starts.</param>
    public void Add(WfdbTrack track, long startFrame)
    {
        var perFrame = Signal.SamplesPerFrame;
        var first = track.Signal.Skew * perFrame;
        var end = first + (track.FrameCount * perFrame);
        var toTime = (startFrame * perFrame) - first;
        var at = first;
        foreach (var (missingFirst, missingEnd) in track.Missing)
        {
            var (from, to) = (Math.Clamp(missingFirst, at, end), Math.Clamp(missingEnd, at, end));
            AddRun(track, at, from - at, at + toTime);
            MissingSamples += to - from;
            at = to;
        }

        AddRun(track, at, end - at, at + toTime);
    }

    private void AddRun(WfdbTrack track, long first, long count, long time)
    {
        if (count == 0)
        {
            return;
        }

        var stored = Runs.Count == 0 ? 0 : Runs[^1].EndSample;
        Runs.Add(new WfdbRun(stored, count, track, first));
        if (time == _nextTime)
        {
            Segments[^1] = Segments[^1] with { SampleCount = Segments[^1].SampleCount + count };
        }
        else
        {
            Segments.Add(new Segment(stored, count, WfdbTime.SecondsAt(time, Rate)));
        }

        _nextTime = time + count;
    }
}
