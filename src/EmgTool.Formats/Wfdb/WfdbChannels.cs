using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Puts the channels of a record together, segment by segment.</summary>
/// <param name="path">Path of the header.</param>
/// <param name="header">What it says.</param>
/// <param name="files">Receives the open files.</param>
/// <param name="warnings">Receives what was odd.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class WfdbChannels(string path, WfdbHeader header, WfdbFiles files, WarningLog warnings, CancellationToken cancellation)
{
    private readonly WfdbMissing _missing = new();
    private readonly Dictionary<string, WfdbPart> _parts = new(StringComparer.Ordinal);
    private List<WfdbChannel>? _channels;

    /// <summary>Paths of the headers of segments, each once.</summary>
    public IEnumerable<string> SegmentHeaders => header.IsMultiSegment ? _parts.Keys : [];

    /// <summary>All tracks, those of channels that were left out among them, file by file.</summary>
    public List<WfdbTrack[]> Tracks { get; } = [];

    /// <summary>Names of all signals, those that were left out among them: annotations number them so.</summary>
    public IReadOnlyList<string> Names => [.. (_channels ?? []).Select(channel => channel.Name)];

    /// <summary>Opens the files and finds the samples.</summary>
    /// <returns>The channels that have samples.</returns>
    /// <exception cref="RecordingException">They cannot be read.</exception>
    public IReadOnlyList<WfdbChannel> Read()
    {
        if (!header.IsMultiSegment)
        {
            Add(path, Open(path, header), startFrame: 0, WfdbHeaderReader.LongestRecord, isByName: false);
        }
        else
        {
            ReadSegments();
        }

        var all = _channels ?? [];
        foreach (var channel in all.Where(channel => channel.Runs.Count == 0))
        {
            warnings.Add("EMPTY_SIGNAL_SKIPPED", LineOf(channel.Signal), $"The signal '{channel.Name}' has no samples and is left out.");
        }

        var channels = all.FindAll(channel => channel.Runs.Count > 0);
        return channels.Count > 0 || header.SignalCount == 0
            ? channels
            : throw new RecordingException("NO_SAMPLES", warnings.ToList().FirstOrDefault(warning => warning.Code is "SIGNAL_FILE_MISSING" or "SEGMENT_MISSING") is { } missing
                ? $"The record has no samples. {missing.Place}: {missing.Message}"
                : "The record has no samples.", "Copy all files of the record into one folder.");
    }

    /// <summary>The path of the header of a segment.</summary>
    public static string SegmentPath(string path, WfdbSegment segment) => Path.Join(Path.GetDirectoryName(path), segment.Name + ".hea");

    private void ReadSegments()
    {
        var frame = 0L;
        var isByName = header.Segments[0] is { FrameCount: 0, IsGap: false };
        foreach (var segment in header.Segments)
        {
            if (!segment.IsGap)
            {
                ReadSegment(segment, frame, isByName);
            }

            frame += segment.FrameCount;
            if (frame > WfdbHeaderReader.LongestRecord)
            {
                throw new RecordingException("BAD_NUMBER", string.Create(CultureInfo.InvariantCulture, $"line {segment.Line}: the segments are longer than {WfdbHeaderReader.LongestRecord} samples together."));
            }
        }

        if (header.FrameCount != 0 && header.FrameCount != frame)
        {
            warnings.Add("RECORD_LENGTH", "record line", string.Create(CultureInfo.InvariantCulture,
                $"The record line names {header.FrameCount} samples a signal, the segments have {frame} together, which are read."));
        }
    }

    private void ReadSegment(WfdbSegment segment, long startFrame, bool isByName)
    {
        var segmentPath = SegmentPath(path, segment);
        if (!File.Exists(segmentPath))
        {
            warnings.AddRepeated("SEGMENT_MISSING", Line(segment), $"The header {segment.Name}.hea of a segment is not beside this one; there is a gap in its place.");
            return;
        }

        // A segment may come again.
        if (!_parts.TryGetValue(segmentPath, out var part))
        {
            part = Open(segmentPath, SegmentHeader(segmentPath, segment));
        }

        if (part.FrameCount != segment.FrameCount)
        {
            warnings.AddRepeated("SEGMENT_LENGTH", segment.Name + ".hea", string.Create(CultureInfo.InvariantCulture,
                $"The segment has {part.FrameCount} samples a signal, the record gives it {segment.FrameCount}; the smaller number is read."));
        }

        Add(segmentPath, part, startFrame, segment.FrameCount, isByName);
    }

    private WfdbHeader SegmentHeader(string segmentPath, WfdbSegment segment)
    {
        var part = WfdbHeaderReader.Read(segmentPath, warnings);
        if (part.IsMultiSegment)
        {
            throw new RecordingException("BAD_SEGMENT", $"{Line(segment)}: the segment {segment.Name} has segments itself, which the format does not allow.");
        }

        return part.FrameRate == header.FrameRate
            ? part
            : throw new RecordingException("BAD_SEGMENT", $"{Line(segment)}: the segment {segment.Name} has {part.FrameRate} Hz, the record {header.FrameRate} Hz; one record has one sampling frequency.");
    }

    private WfdbPart Open(string partPath, WfdbHeader part)
    {
        var opened = WfdbPart.Open(partPath, part, files, warnings);
        foreach (var tracks in opened.Tracks.OfType<WfdbTrack>().GroupBy(track => track.File))
        {
            Tracks.Add([.. tracks]);
            _missing.Find(Tracks[^1], cancellation);
        }

        _parts.Add(partPath, opened);
        return opened;
    }

    private void Add(string partPath, WfdbPart part, long startFrame, long frames, bool isByName)
    {
        _channels ??= [.. part.Signals.Select(Describe)];
        var taken = new HashSet<WfdbChannel>();
        foreach (var (track, index) in part.Tracks.Select((track, index) => (track, index)))
        {
            var signal = part.Signals[index];
            var channel = isByName ? _channels.Find(channel => !taken.Contains(channel) && string.Equals(channel.Signal.Description, signal.Description, StringComparison.Ordinal))
                : index < _channels.Count ? _channels[index]
                : null;
            if (channel is not null)
            {
                taken.Add(channel);
            }

            if (track is not null && Fitting(track, channel, partPath) is { } fitting)
            {
                channel!.Add(fitting with { FrameCount = Math.Min(frames, fitting.FrameCount) }, startFrame);
            }
        }
    }

    private WfdbChannel Describe(WfdbSignal signal, int index)
    {
        var name = signal.Description.Length > 0 ? signal.Description : string.Create(CultureInfo.InvariantCulture, $"signal {index + 1}");
        return header.FrameRate.Numerator <= long.MaxValue / signal.SamplesPerFrame
            ? new WfdbChannel(signal, name, new SamplingRate(header.FrameRate.Numerator * signal.SamplesPerFrame, header.FrameRate.Denominator))
            : throw new RecordingException("BAD_NUMBER", string.Create(CultureInfo.InvariantCulture,
                $"line {signal.Line}: {signal.SamplesPerFrame} samples a frame at {header.FrameRate} Hz are no sensible sampling rate."));
    }

    /// <summary>The track in the unit of the channel.</summary>
    /// <returns><see langword="null"/> where the segment has another kind of signal than the channel.</returns>
    private WfdbTrack? Fitting(WfdbTrack track, WfdbChannel? channel, string partPath)
    {
        var signal = track.Signal;
        if (channel is not null && channel.Signal.SamplesPerFrame == signal.SamplesPerFrame && (channel.Signal.Gain == 0) == (signal.Gain == 0))
        {
            var (unit, wanted) = (SignalUnit.Parse(signal.Unit), SignalUnit.Parse(channel.Signal.Unit));
            if (unit.Kind == UnitKind.Voltage && wanted.Kind == UnitKind.Voltage)
            {
                return unit.Microvolts.Equals(wanted.Microvolts) ? track : track with { Signal = signal with { Gain = signal.Gain / unit.Microvolts * wanted.Microvolts } };
            }

            if (string.Equals(signal.Unit, channel.Signal.Unit, StringComparison.Ordinal))
            {
                return track;
            }
        }

        warnings.AddRepeated("SEGMENT_DIFFERS", $"{Path.GetFileName(partPath)}, {LineOf(signal)}",
            $"The signal '{signal.Description}' of this segment is not one of the record, or has another rate or unit there; it is left out.");
        return null;
    }

    private static string Line(WfdbSegment segment) => string.Create(CultureInfo.InvariantCulture, $"line {segment.Line}");

    private static string LineOf(WfdbSignal signal) => string.Create(CultureInfo.InvariantCulture, $"line {signal.Line}");
}
