using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>
/// Writes a recording as EDF+ of 16 bits: EDF+C, or EDF+D where it has gaps. Samples pass through block by block. Physical ranges are written
/// out first and samples digitised by what was written, so that a reader's values are within half a step.
/// </summary>
public static class EdfWriter
{
    // EDF counts records in eight characters and signals in four, one of which is for annotations.
    private const long MostRecords = 99_999_999;
    private const int MostChannels = 9998;

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">Where it will be.</param>
    /// <param name="reader">The recording.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between two records; nothing is left behind.</param>
    /// <exception cref="SettingsException">The recording does not go into an EDF file.</exception>
    /// <exception cref="RecordingException">The recording cannot be read to its end.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static EdfWriterResult Write(
        string path, RecordingReader reader, EdfWriterOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var file = new AtomicFile(path);
        var result = Write(file.Stream, reader, options, progress, cancellation);
        file.Commit();
        return result;
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <inheritdoc cref="Write(string, RecordingReader, EdfWriterOptions, IProgress{double}?, CancellationToken)"/>
    public static EdfWriterResult Write(
        Stream stream, RecordingReader reader, EdfWriterOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var channels = options.Channels ?? reader.Recording.Channels;
        if (channels.Count is 0 or > MostChannels || channels.Any(channel => channel.SampleCount == 0))
        {
            throw new SettingsException($"{channels.Count} channels cannot be written to EDF: 1 to {MostChannels} are needed, each with samples.");
        }

        var layout = EdfWriterLayout.For(channels);
        if (layout.Records > MostRecords)
        {
            throw new SettingsException($"{layout.Records} records are needed, and an EDF file holds {MostRecords}.", "Write the recording in parts.");
        }

        var signals = Calibrate(reader, channels, options, cancellation);
        var start = reader.Recording.Start;
        var fraction = start is { } moment ? moment.Ticks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond : 0;
        var (padding, padded) = PaddingOf(channels[0], layout);
        var annotations = new EdfWriterAnnotations(layout, [.. reader.Recording.Annotations.Concat(padding).OrderBy(annotation => annotation.OnsetSeconds)], fraction);
        List<string> notes = [];
        stream.Write(EdfWriterHeader.Encode(start, layout, signals, annotations.SamplesPerRecord, notes));
        WriteRecords(stream, reader, layout, signals, annotations, progress, cancellation);
        return new EdfWriterResult(layout.Records, signals.Sum(signal => signal.ClippedSamples), padded, notes);
    }

    private static List<EdfWriterSignal> Calibrate(RecordingReader reader, IReadOnlyList<Channel> channels, EdfWriterOptions options, CancellationToken cancellation)
    {
        var given = options.PeakMicrovolts;
        var scanned = channels.Where(channel => given is null || channel.Unit.Kind != UnitKind.Voltage).ToList();
        var extremes = new Queue<(double Minimum, double Maximum)>(EdfWriterExtremes.Find(reader, scanned, cancellation));
        return [.. channels.Select(channel =>
        {
            var (minimum, maximum) = given is { } peak && channel.Unit.Kind == UnitKind.Voltage ? (-peak, peak) : extremes.Dequeue();
            return new EdfWriterSignal(channel, minimum, maximum);
        })];
    }

    private static (List<Annotation> Annotations, decimal Seconds) PaddingOf(Channel channel, EdfWriterLayout layout)
    {
        List<Annotation> annotations = [];
        var total = 0m;
        for (var i = 0; i < layout.Segments.Count; i++)
        {
            if (layout.Segments[i].IsPadded)
            {
                var samples = (decimal)channel.Segments[i].SampleCount * channel.Rate.Denominator / channel.Rate.Numerator;
                var missing = (layout.Segments[i].Records * layout.RecordSeconds) - samples;
                annotations.Add(new Annotation(channel.Segments[i].StartSeconds + samples, missing, "padding: no signal, added to fill the data record"));
                total += missing;
            }
        }

        return (annotations, total);
    }

    private static void WriteRecords(
        Stream stream,
        RecordingReader reader,
        EdfWriterLayout layout,
        List<EdfWriterSignal> signals,
        EdfWriterAnnotations annotations,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var offsets = new int[signals.Count + 1];
        for (var i = 0; i < signals.Count; i++)
        {
            offsets[i + 1] = offsets[i] + (2 * layout.SamplesPerRecord[i]);
        }

        var record = new byte[offsets[^1] + (2 * annotations.SamplesPerRecord)];
        var groups = ChannelGroups.Of([.. signals.Select(signal => signal.Channel)]);
        var sources = new List<LaneSource>();
        try
        {
            foreach (var group in groups)
            {
                sources.Add(reader.Open([.. group.Select(position => signals[position].Channel)]));
            }

            var lanes = new double[layout.SamplesPerRecord.Max() * Lanes.Count];
            var number = 0L;
            for (var part = 0; part < layout.Segments.Count; part++)
            {
                for (var i = 0L; i < layout.Segments[part].Records; i++, number++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    for (var g = 0; g < groups.Count; g++)
                    {
                        var samples = layout.SamplesPerRecord[groups[g][0]];
                        var rows = lanes.AsSpan(0, samples * Lanes.Count);
                        ReadPadded(sources[g], signals[groups[g][0]].Channel.Segments[part], i * samples, rows);
                        for (var lane = 0; lane < groups[g].Length; lane++)
                        {
                            var position = groups[g][lane];
                            signals[position].Digitise(rows, lane, record.AsSpan(offsets[position], 2 * samples));
                        }
                    }

                    record.AsSpan(offsets[^1]).Clear();
                    annotations.Encode(number, layout.Segments[part].StartSeconds + (i * layout.RecordSeconds)).CopyTo(record.AsSpan(offsets[^1]));
                    stream.Write(record);
                    progress?.Report((number + 1) / (double)layout.Records);
                }
            }
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    // Behind the segment's end the last row is repeated: no step that a detector could take for an event.
    private static void ReadPadded(LaneSource source, Segment segment, long offset, Span<double> rows)
    {
        var there = (int)Math.Min(rows.Length / Lanes.Count, segment.SampleCount - offset) * Lanes.Count;
        source.Read(segment.FirstSample + offset, rows[..there]);
        for (var i = there; i < rows.Length; i++)
        {
            rows[i] = rows[i - Lanes.Count];
        }
    }
}
