using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>
/// Writes a recording as EDF+ of 16 bits or BDF+ of 24: continuous, or discontinuous where it has gaps. Samples pass through block by block. Channels that the
/// source stores as integers are stored as the same integers under the same calibration. For others physical ranges are written out first and samples
/// digitised by what was written, so that a reader's values are within half a step.
/// </summary>
public static class EdfWriter
{
    // Records may be long: a day in one of them.
    private const int RowsPerRead = 8192;

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
        Stream stream, RecordingReader reader, EdfWriterOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Write(stream, EdfWriterPlan.Make(reader, options, progress: null, cancellation), progress, cancellation);

    /// <summary>Writes what was planned to a stream, which stays open.</summary>
    /// <param name="stream">Takes the file.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between two records.</param>
    /// <exception cref="RecordingException">The recording cannot be read to its end.</exception>
    /// <exception cref="IOException">The stream takes no more.</exception>
    public static EdfWriterResult Write(Stream stream, EdfWriterPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        // EDF+ starts at its first sample, within the second that the header names.
        var origin = plan.Layout.Segments[0].StartSeconds;
        var recording = plan.Reader.Recording with { Start = plan.Reader.Recording.Start?.AddTicks((long)decimal.Round(origin * TimeSpan.TicksPerSecond)) };
        var fraction = recording.Start is { } moment ? moment.Ticks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond : 0;
        var channels = plan.Signals.Select(signal => signal.Channel).ToList();
        var (padding, padded) = PaddingOf(channels, plan.Layout);
        var annotations = new EdfWriterAnnotations(
            plan.Layout, [.. recording.Annotations.Concat(padding).OrderBy(annotation => annotation.OnsetSeconds)], fraction - origin, channels, plan.Bits / 8);
        List<string> notes = origin == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"The first sample, at {origin:0.######} s in the source, is at 0 s here, as EDF wants it.")];
        stream.Write(EdfWriterHeader.Encode(recording, plan.Layout, plan.Signals, annotations.SamplesPerRecord, plan.Bits, notes));
        WriteRecords(stream, plan, annotations, progress, cancellation);
        return new EdfWriterResult(plan.Layout.Records, plan.Signals.Sum(signal => signal.ClippedSamples), padded, notes);
    }

    private static (List<Annotation> Annotations, decimal Seconds) PaddingOf(List<Channel> channels, EdfWriterLayout layout)
    {
        List<Annotation> annotations = [];
        var total = 0m;
        for (var i = 0; i < layout.Segments.Count && channels.Count > 0; i++)
        {
            if (layout.Segments[i].IsPadded)
            {
                var ends = channels.Select(channel => channel.Rate.ExactSecondsOf(channel.Segments[i].SampleCount)).ToList();
                var length = layout.Segments[i].Records * layout.RecordSeconds;
                var start = layout.Segments[i].StartSeconds;

                // Where all channels end together, one annotation tells of all.
                var isCommon = ends.TrueForAll(end => end == ends[0]);
                annotations.AddRange(channels.Zip(ends).Take(isCommon ? 1 : channels.Count).Where(pair => pair.Second < length)
                    .Select(pair => new Annotation(start + pair.Second, length - pair.Second, "padding: no signal, added to fill the data record", isCommon ? null : pair.First.Name)));
                total += length - ends.Min();
            }
        }

        return (annotations, total);
    }

    private static void WriteRecords(
        Stream stream, EdfWriterPlan plan, EdfWriterAnnotations annotations, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (layout, signals, width) = (plan.Layout, plan.Signals, plan.Bits / 8);
        var offsets = new int[signals.Count + 1];
        for (var i = 0; i < signals.Count; i++)
        {
            offsets[i + 1] = offsets[i] + (width * layout.SamplesPerRecord[i]);
        }

        var record = new byte[offsets[^1] + (width * annotations.SamplesPerRecord)];
        var groups = ChannelGroups.Of([.. signals.Select(signal => signal.Channel)]);
        var sources = new List<LaneSource>();
        try
        {
            foreach (var group in groups)
            {
                sources.Add(plan.Reader.Open([.. group.Select(position => signals[position].Channel)]));
            }

            var lanes = new double[Math.Min(RowsPerRead, layout.SamplesPerRecord.DefaultIfEmpty(0).Max()) * Lanes.Count];
            var number = 0L;
            for (var part = 0; part < layout.Segments.Count; part++)
            {
                for (var i = 0L; i < layout.Segments[part].Records; i++, number++)
                {
                    for (var g = 0; g < groups.Count; g++)
                    {
                        var samples = layout.SamplesPerRecord[groups[g][0]];
                        var segment = signals[groups[g][0]].Channel.Segments[part];
                        for (var at = 0; at < samples; at += RowsPerRead)
                        {
                            // A record may be a day.
                            cancellation.ThrowIfCancellationRequested();
                            var count = Math.Min(RowsPerRead, samples - at);
                            var rows = lanes.AsSpan(0, count * Lanes.Count);
                            ReadPadded(sources[g], segment, (i * samples) + at, rows);
                            for (var lane = 0; lane < groups[g].Length; lane++)
                            {
                                var position = groups[g][lane];
                                signals[position].Digitise(rows, lane, record.AsSpan(offsets[position] + (width * at), width * count));
                            }
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
        var there = (int)Math.Clamp(segment.SampleCount - offset, 0, rows.Length / Lanes.Count);
        if (there > 0)
        {
            source.Read(segment.FirstSample + offset, rows[..(there * Lanes.Count)]);
        }
        else
        {
            there = 1;
            source.Read(segment.EndSample - 1, rows[..Lanes.Count]);
        }

        for (var i = there * Lanes.Count; i < rows.Length; i++)
        {
            rows[i] = rows[i - Lanes.Count];
        }
    }
}
