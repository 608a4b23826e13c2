using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>An ordinary record, which a multi-segment record may hold many of: its signals and where their samples are.</summary>
/// <param name="Signals">What the header says of the signals.</param>
/// <param name="Tracks">For each signal of the header its samples; <see langword="null"/> for one without.</param>
/// <param name="FrameCount">Length by the header, or by the longest file where the header does not say.</param>
internal sealed record WfdbPart(IReadOnlyList<WfdbSignal> Signals, IReadOnlyList<WfdbTrack?> Tracks, long FrameCount)
{
    /// <summary>Finds and opens the files.</summary>
    /// <param name="path">Path of the header.</param>
    /// <param name="header">What it says.</param>
    /// <param name="files">Receives the open files.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <exception cref="RecordingException">The signals cannot be read.</exception>
    public static WfdbPart Open(string path, WfdbHeader header, WfdbFiles files, WarningLog warnings)
    {
        var tracks = new WfdbTrack?[header.Signals.Count];
        var groups = header.Signals.Select((signal, index) => (signal, index)).Where(entry => entry.signal.HasSamples).GroupBy(entry => entry.signal.FileName, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (OpenFile(path, [.. group.Select(entry => entry.signal)], files, warnings) is { } file)
            {
                var offset = 0L;
                foreach (var (signal, index) in group)
                {
                    tracks[index] = new WfdbTrack(file, signal, offset);
                    offset += signal.SamplesPerFrame;
                }
            }
        }

        var frames = header.FrameCount > 0 ? header.FrameCount : tracks.OfType<WfdbTrack>().Select(Available).DefaultIfEmpty(0).Max();
        foreach (var (track, index) in tracks.Select((track, index) => (track, index)).Where(entry => entry.track is not null))
        {
            tracks[index] = track! with { FrameCount = Math.Min(frames, Available(track)) };
        }

        foreach (var group in tracks.OfType<WfdbTrack>().GroupBy(track => track.File))
        {
            CheckLength(group.Key, header.FrameCount, group.Max(track => track.Signal.Skew), warnings);
        }

        return new WfdbPart(header.Signals, tracks, frames);
    }

    private static long Available(WfdbTrack track) => Math.Max(0, track.File.FrameCount - track.Signal.Skew);

    private static WfdbSignalFile? OpenFile(string header, List<WfdbSignal> signals, WfdbFiles files, WarningLog warnings)
    {
        var first = signals[0];
        var offset = signals.Max(signal => signal.ByteOffset);
        if (signals.Find(signal => signal.Format != first.Format || (signal.ByteOffset != offset && signal.ByteOffset != 0)) is { } other)
        {
            throw new RecordingException("BAD_FORMAT", string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(header)}, line {other.Line}: signals of the file {first.FileName} have different formats or byte offsets (line {first.Line})."), "Signals of one file share both.");
        }

        var format = WfdbFormat.Of(first.Format) ?? throw new RecordingException("UNSUPPORTED_FORMAT", string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(header)}, line {first.Line}: the samples of {first.FileName} are stored in WFDB format {first.Format}; {WfdbFormat.Known} can be read."),
            "Convert the record with the WFDB software: xform -O 16.");
        if (files.TryOpen(Path.Join(Path.GetDirectoryName(header), first.FileName), format, offset, signals.Sum(signal => (long)signal.SamplesPerFrame)) is { } file)
        {
            return file;
        }

        warnings.Add("SIGNAL_FILE_MISSING", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(header)}, line {first.Line}"),
            string.Create(CultureInfo.InvariantCulture, $"The file {first.FileName} is not beside the header; {signals.Count} signals in it are left out."));
        return null;
    }

    private static void CheckLength(WfdbSignalFile file, long stated, long skew, WarningLog warnings)
    {
        var name = Path.GetFileName(file.Path);
        if (stated > file.FrameCount)
        {
            warnings.Add("SAMPLES_MISSING", name, string.Create(CultureInfo.InvariantCulture,
                $"The header names {stated} samples a signal (frames), the file holds {file.FrameCount} complete ones, which are read."));
        }
        else if (stated > 0 && file.FrameCount - stated > skew)
        {
            warnings.Add("TRAILING_SAMPLES_IGNORED", name, string.Create(CultureInfo.InvariantCulture,
                $"The header names {stated} samples a signal (frames), which are read; the file holds {file.FrameCount - stated} more."));
        }

        var rest = file.SampleCount % file.FrameSamples;
        if (rest > 0 && stated != file.FrameCount)
        {
            warnings.Add("PARTIAL_FRAME_IGNORED", name, string.Create(CultureInfo.InvariantCulture,
                $"{rest} of {file.FrameSamples} samples of an incomplete last frame are left out."));
        }
    }
}
