using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>What an EDF+ or BDF+ file will be, before a byte of it is written: the records, how each channel is stored, and what is lost by it.</summary>
public sealed class EdfWriterPlan
{
    // EDF counts records in eight characters and signals in four, one of which is for annotations.
    private const long MostRecords = 99_999_999;
    private const int MostChannels = 9998;

    /// <summary>A step of a tenth of the noise adds less than a thousandth to its power.</summary>
    private const double StepPerNoise = 0.1;

    private EdfWriterPlan(RecordingReader reader, EdfWriterLayout layout, IReadOnlyList<EdfWriterSignal> signals, int bits, IReadOnlyList<string> losses)
    {
        Reader = reader;
        Layout = layout;
        Signals = signals;
        Bits = bits;
        Losses = losses;
    }

    /// <summary>16 for EDF+, 24 for BDF+.</summary>
    public int Bits { get; }

    /// <summary>What 16 bits lose, a sentence a channel; empty where they lose nothing that could be seen.</summary>
    public IReadOnlyList<string> Losses { get; }

    /// <summary>The recording that is written.</summary>
    public Recording Recording => Reader.Recording;

    internal RecordingReader Reader { get; }

    internal EdfWriterLayout Layout { get; }

    internal IReadOnlyList<EdfWriterSignal> Signals { get; }

    /// <summary>Plans a file. Reads the channels that the source does not store as integers, or stores in more bits than are wanted, once.</summary>
    /// <param name="reader">The recording.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="progress">Receives the share of that reading that is done, 0 to 1; nothing where nothing is read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="SettingsException">The recording does not go into an EDF file.</exception>
    /// <exception cref="RecordingException">The recording cannot be read to its end.</exception>
    public static EdfWriterPlan Make(RecordingReader reader, EdfWriterOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var channels = options.Channels ?? [.. reader.Recording.Channels.Where(channel => channel.SampleCount > 0)];
        var layout = LayoutOf(reader.Recording, channels);
        var bits = options.Bits ?? (channels.Any(channel => channel.Quantization?.Bits > 16) ? 24 : (int?)null);
        var scanned = channels.Where(channel => EdfWriterCalibration.Stored(channel, bits ?? 16) is null && (options.PeakMicrovolts is null || channel.Unit.Kind != UnitKind.Voltage)).ToList();
        var spreads = scanned.Zip(EdfWriterScan.Run(reader, scanned, progress, cancellation)).ToDictionary(pair => pair.First, pair => pair.Second);
        var losses = bits == 24 ? [] : spreads.Select(pair => LossOf(pair.Key, pair.Value)).OfType<string>().ToList();
        bits ??= losses.Count > 0 ? 24 : 16;
        var signals = channels.Select(channel => new EdfWriterSignal(channel, CalibrationOf(channel, spreads, options.PeakMicrovolts, bits.Value), bits.Value)).ToList();
        return new EdfWriterPlan(reader, layout, signals, bits.Value, bits == 24 ? [] : losses);
    }

    private static EdfWriterLayout LayoutOf(Recording recording, IReadOnlyList<Channel> channels)
    {
        if (channels.Count > MostChannels || channels.Any(channel => channel.SampleCount == 0) || (channels.Count == 0 && recording.Annotations.Count == 0))
        {
            throw new SettingsException($"{channels.Count} channels cannot be written to EDF: 1 to {MostChannels} are needed, each with samples.");
        }

        var layout = channels.Count == 0 ? EdfWriterLayout.ForAnnotations(recording.Annotations.Count) : EdfWriterLayout.For(channels, recording.RecordSeconds);
        return layout.Records <= MostRecords
            ? layout
            : throw new SettingsException($"{layout.Records} records are needed, and an EDF file holds {MostRecords}.", "Write the recording in parts, with --from and --to.");
    }

    private static EdfWriterCalibration CalibrationOf(Channel channel, Dictionary<Channel, EdfWriterSpread> spreads, double? peak, int bits) =>
        EdfWriterCalibration.Stored(channel, bits)
        ?? (spreads.TryGetValue(channel, out var spread)
            ? EdfWriterCalibration.Scaled(channel, spread.Minimum, spread.Maximum, bits)
            : EdfWriterCalibration.Scaled(channel, -peak!.Value, peak.Value, bits));

    private static string? LossOf(Channel channel, EdfWriterSpread spread)
    {
        var calibration = EdfWriterCalibration.Scaled(channel, spread.Minimum, spread.Maximum, 16);
        var (unit, scale) = (calibration.Unit.Text, WrittenUnit.LaneValues(calibration.Unit));
        if (channel.Quantization is { Bits: > 16 } source && EdfWriterCalibration.Stored(channel, source.Bits) is { } stored)
        {
            return stored.Step >= calibration.Step ? null : string.Create(CultureInfo.InvariantCulture,
                $"{channel.Name}: steps of {stored.Step / scale:G3} {unit} ({source.Bits} bits) become steps of {calibration.Step / scale:G3} {unit} (16 bits)");
        }

        return calibration.Step <= StepPerNoise * spread.Noise ? null : string.Create(CultureInfo.InvariantCulture,
            $"{channel.Name}: the steps of 16 bits, {calibration.Step / scale:G3} {unit}, are more than a tenth of the noise of {spread.Noise / scale:G3} {unit}");
    }
}
