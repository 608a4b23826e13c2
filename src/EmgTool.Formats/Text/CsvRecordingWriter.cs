using System.Text;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Writes a recording as CSV: a column <c>time_s</c> and one column <c>NAME_unit</c> a channel. A gap shows as a jump of the time.</summary>
public static class CsvRecordingWriter
{
    private const int RowsPerRead = 1024;

    // Where the interval between samples is no decimal fraction, times are rounded to nanoseconds.
    private const int MostTimeDecimals = 9;

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">Where it will be.</param>
    /// <param name="reader">The recording.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between two blocks; nothing is left behind.</param>
    /// <exception cref="SettingsException">The channels do not go into one table.</exception>
    /// <exception cref="RecordingException">The recording cannot be read to its end.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(
        string path, RecordingReader reader, CsvRecordingWriterOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var file = new AtomicFile(path);
        Write(file.Stream, reader, options, progress, cancellation);
        file.Commit();
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <inheritdoc cref="Write(string, RecordingReader, CsvRecordingWriterOptions, IProgress{double}?, CancellationToken)"/>
    public static void Write(
        Stream stream, RecordingReader reader, CsvRecordingWriterOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var channels = options.Channels ?? reader.Recording.Channels;
        Check(channels);
        var header = string.Join(',', ChannelNames.Distinct(channels).Zip(channels, (name, channel) => CsvText.Quote(HeadingOf(name, channel.Unit))).Prepend("time_s"));
        stream.Write(Encoding.UTF8.GetBytes(header + "\n"));

        var sources = channels.Chunk(Lanes.Count).Select(group => reader.Open(group)).ToList();
        try
        {
            WriteRows(stream, channels, sources, options, progress, cancellation);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private static void WriteRows(
        Stream stream,
        IReadOnlyList<Channel> channels,
        List<LaneSource> sources,
        CsvRecordingWriterOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var formats = channels.Select(channel => new CsvValueFormat(WrittenUnit.Of(channel.Unit), options.MicrovoltDecimals)).ToArray();
        var lanes = sources.Select(_ => new double[RowsPerRead * Lanes.Count]).ToArray();
        var text = new byte[RowsPerRead * (channels.Count + 1) * (FixedNumber.MaximumLength + 1)];
        foreach (var segment in channels[0].Segments)
        {
            var clock = new CsvTimeColumn(segment, channels[0].Rate, MostTimeDecimals);
            for (var first = segment.FirstSample; first < segment.EndSample; first += RowsPerRead)
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = (int)Math.Min(RowsPerRead, segment.EndSample - first);
                for (var i = 0; i < sources.Count; i++)
                {
                    sources[i].Read(first, lanes[i].AsSpan(0, rows * Lanes.Count));
                }

                var length = 0;
                for (var row = 0; row < rows; row++)
                {
                    length += clock.Format(first + row, text.AsSpan(length));
                    for (var i = 0; i < formats.Length; i++)
                    {
                        text[length++] = (byte)',';
                        length += formats[i].Format(lanes[i / Lanes.Count][(row * Lanes.Count) + (i % Lanes.Count)], text.AsSpan(length));
                    }

                    text[length++] = (byte)'\n';
                }

                stream.Write(text, 0, length);
                progress?.Report((first + rows) / (double)channels[0].SampleCount);
            }
        }
    }

    private static void Check(IReadOnlyList<Channel> channels)
    {
        if (channels.Count == 0)
        {
            throw new SettingsException("There is no channel to write.");
        }

        var rates = channels.GroupBy(channel => channel.Rate).ToList();
        if (rates.Count > 1)
        {
            throw new SettingsException(
                $"A table has one column of times, and the channels have {rates.Count} sampling rates: {string.Join("; ", rates.Select(rate => $"{rate.Key} Hz ({string.Join(", ", rate.Select(channel => channel.Name))})"))}.",
                $"Choose channels of one rate, such as {string.Join(' ', rates[0].Select(channel => $"--channels '{channel.Name}'"))}, or write EDF.");
        }

        var odd = channels.FirstOrDefault(channel => !channel.Segments.SequenceEqual(channels[0].Segments));
        if (odd is not null)
        {
            throw new SettingsException(
                $"Channel '{odd.Name}' is not sampled at the times of '{channels[0].Name}', and a table has one column of times.",
                "Choose channels of one recorder with --channels.");
        }
    }

    // A short word behind an underscore may be part of a name (ACC_g): only units of voltages and counts cannot be taken for one.
    private static string HeadingOf(string name, SignalUnit unit)
    {
        var written = WrittenUnit.Of(unit);
        return written.Text.Length == 0 ? name : written.Kind is UnitKind.Voltage or UnitKind.Counts ? $"{name}_{written.Text}" : $"{name} [{written.Text}]";
    }
}
