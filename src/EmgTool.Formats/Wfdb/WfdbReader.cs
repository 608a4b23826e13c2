using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>An open PhysioNet (WFDB) record. Its samples are read where they are asked for; nothing of them is kept.</summary>
internal sealed class WfdbReader : RecordingReader
{
    private readonly WfdbHeader _header;
    private readonly WfdbFiles _files;
    private readonly IReadOnlyList<WfdbChannel> _channels;
    private readonly List<WfdbTrack[]> _tracks;

    private WfdbReader(
        WfdbHeader header, WfdbFiles files, IReadOnlyList<WfdbChannel> channels, List<WfdbTrack[]> tracks, IReadOnlyList<string> paths, Recording recording)
    {
        _header = header;
        _files = files;
        _channels = channels;
        _tracks = tracks;
        Files = paths;
        Recording = recording;
    }

    /// <inheritdoc/>
    public override Recording Recording { get; }

    /// <summary>The header, those of segments, the signal files and the annotation files, in this order.</summary>
    public override IReadOnlyList<string> Files { get; }

    /// <summary>Reads the header and the annotations, and looks through the samples for missing ones.</summary>
    /// <param name="path">Path of the header.</param>
    /// <param name="name">Name of the recording.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RecordingException">The record cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static WfdbReader Open(string path, string name, ReadOptions options, CancellationToken cancellation)
    {
        var warnings = new WarningLog();
        var files = new WfdbFiles();
        try
        {
            var header = WfdbHeaderReader.Read(path, warnings);
            var builder = new WfdbChannels(path, header, files, warnings, cancellation);
            var channels = builder.Read();
            var annotations = WfdbAnnotations.Read(path, header.FrameRate, builder.Names, warnings);
            if (channels.Count == 0 && annotations.All.Count == 0)
            {
                throw new RecordingException("NO_SIGNALS", "The record has no signals and no annotations.");
            }

            string[] paths = [path, .. builder.SegmentHeaders, .. files.Paths, .. annotations.Paths];
            var recording = new Recording
            {
                Name = name,
                Format = string.Join(' ', new[] { "WFDB", string.Join('+', files.Formats) }.Where(part => part.Length > 0)),
                Start = header.Start,
                Channels = [.. channels.Select((channel, index) => Describe(channel, index, options, warnings))],
                Annotations = annotations.All,
                Details = [.. Details(header, paths)],
                Warnings = warnings.ToList(),
            };
            return new WfdbReader(header, files, channels, builder.Tracks, paths, recording);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels)
    {
        LaneChannels.Check(channels, Recording);
        return new WfdbLaneSource([.. channels.Select(channel => (_channels[channel.Index], channel))]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<RecordingWarning> CheckSamples(CancellationToken cancellation = default)
    {
        var check = new WfdbSampleCheck();
        return _header.IsMultiSegment ? [] : [.. _tracks.SelectMany(tracks => check.Check(tracks, _header.FrameCount, cancellation))];
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _files.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Details(WfdbHeader header, string[] paths)
    {
        yield return new("files", string.Join(", ", paths.Select(path => Path.GetFileName(path))));
        if (header.BaseTime.Length > 0 && header.Start is null)
        {
            yield return new("base time", header.BaseTime);
        }

        if (header.IsMultiSegment)
        {
            yield return new("segments", string.Create(CultureInfo.InvariantCulture, $"{header.Segments.Count}, of which {header.Segments.Count(segment => segment.IsGap)} are gaps"));
        }

        foreach (var comment in header.Comments.Where(comment => comment.Length > 0))
        {
            yield return new("comment", comment);
        }
    }

    private static Channel Describe(WfdbChannel source, int index, ReadOptions options, WarningLog warnings)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {source.Signal.Line}");
        var unit = SignalUnit.Parse(source.Signal.Unit);
        if (source.Signal.Gain == 0)
        {
            unit = SignalUnit.Counts;
            warnings.Add("UNCALIBRATED_SIGNAL", place, $"The header gives no gain for '{source.Name}'; the digital values are used.");
        }

        var kind = ChannelClassifier.Classify(source.Name, unit);
        if (options.Unit is { } asked && UnitOverride.Applies(unit, kind))
        {
            unit = asked;
        }
        else if (unit.Kind == UnitKind.Unknown)
        {
            warnings.Add("UNIT_UNKNOWN", place, $"The unit '{unit.Text}' of '{source.Name}' is not understood; the values are left as they are.");
        }

        if (source.MissingSamples > 0)
        {
            warnings.Add("MISSING_VALUES", $"signal '{source.Name}'", string.Create(CultureInfo.InvariantCulture,
                $"{source.MissingSamples} samples have the value that stands for a missing one; they are left out, and segments end there."));
        }

        return new Channel
        {
            Index = index,
            Name = source.Name,
            Kind = kind,
            Unit = unit,
            Rate = source.Rate,
            Segments = source.Segments,
            MissingSamples = source.MissingSamples,
            Quantization = QuantizationOf(source),
        };
    }

    // Segments of a record may each have a calibration of their own; then there is none for the channel.
    private static Quantization? QuantizationOf(WfdbChannel source)
    {
        var signals = source.Runs.Select(run => run.Track.Signal).DistinctBy(signal => (signal.Gain, signal.Baseline, signal.Format)).ToList();
        if (signals is not [var signal] || WfdbFormat.Of(signal.Format) is not { } format)
        {
            return null;
        }

        var integers = Quantization.Identity(format.Bits);
        return signal.Gain == 0 ? integers : integers with { PhysicalMinimum = ValueOf(integers.DigitalMinimum), PhysicalMaximum = ValueOf(integers.DigitalMaximum) };

        string ValueOf(string integer) => ((double.Parse(integer, CultureInfo.InvariantCulture) - signal.Baseline) / signal.Gain).ToString("R", CultureInfo.InvariantCulture);
    }
}
