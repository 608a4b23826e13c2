using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>An open EDF, EDF+, BDF or BDF+ file. Its samples are read where they are asked for; nothing of them is kept.</summary>
internal sealed class EdfReader : RecordingReader
{
    private readonly SafeFileHandle _file;
    private readonly EdfHeader _header;
    private readonly IReadOnlyList<EdfSignal> _signals;
    private readonly ReadOptions _options;

    private EdfReader(SafeFileHandle file, EdfHeader header, Recording recording, ReadOptions options)
    {
        _file = file;
        _header = header;
        Recording = recording;
        _signals = header.SampleSignals;
        _options = options;
    }

    /// <inheritdoc/>
    public override Recording Recording { get; }

    /// <summary>Reads the header and the annotations.</summary>
    /// <param name="file">The open file; the reader closes it, also when this fails.</param>
    /// <param name="name">Name of the recording.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="cancellation">Stops the reading of annotations.</param>
    /// <exception cref="RecordingException">The file cannot be read as EDF or BDF.</exception>
    public static EdfReader Open(SafeFileHandle file, string name, ReadOptions options, CancellationToken cancellation)
    {
        try
        {
            var warnings = new WarningLog();
            var header = EdfHeaderReader.Read(file, RandomAccess.GetLength(file), options.AllRecords, warnings);
            var annotations = EdfAnnotations.Read(file, header, warnings, cancellation);
            return new EdfReader(file, header, Describe(name, header, annotations, options, warnings), options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override LaneSource Open(IReadOnlyList<Channel> channels)
    {
        LaneChannels.Check(channels, Recording);
        return new EdfLaneSource(_file, _header, [.. channels.Select(channel => (_signals[channel.Index], channel))]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Annotation> ReadTriggers(CancellationToken cancellation = default) =>
        EdfTriggers.Read(_file, _header, Recording, _options.TriggerMask, cancellation);

    /// <inheritdoc/>
    public override IReadOnlyList<RecordingWarning> CheckSamples(CancellationToken cancellation = default) => EdfRangeCheck.Run(_file, _header, cancellation);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _file.Dispose();

    private static Recording Describe(string name, EdfHeader header, EdfAnnotations annotations, ReadOptions options, WarningLog warnings)
    {
        var channels = header.SampleSignals
            .Select((signal, index) => Describe(signal, index, header, annotations.Runs, options, warnings))
            .ToArray();
        return new Recording
        {
            Name = name,
            Format = header.Format,
            Start = Start(header, annotations.FirstOnset),
            Patient = header.Patient,
            Study = header.RecordingId,
            RecordSeconds = header.RecordDuration,
            Channels = channels,
            Annotations = annotations.Texts,
            Warnings = warnings.ToList(),
            Details =
            [
                new("patient", header.Patient),
                new("recording", header.RecordingId),
                .. header.Format.Length > 3 ? EdfIdentification.Parts(header.Patient, header.RecordingId) : [],
                .. IsAnonymised(header) ? [new("start date", "anonymised; the time of day is kept")] : Array.Empty<KeyValuePair<string, string>>(),
                new("data records", header.RecordCount.ToString(CultureInfo.InvariantCulture)),
                new("record duration", string.Create(CultureInfo.InvariantCulture, $"{header.RecordDuration} s")),
            ],
        };
    }

    /// <summary>EDF+ writes <c>Startdate X</c> and the header date 01.01.85 where the date must not be known.</summary>
    private static bool IsAnonymised(EdfHeader header) => header.RecordingId.StartsWith("Startdate X", StringComparison.Ordinal);

    private static DateTime? Start(EdfHeader header, decimal firstOnset)
    {
        // Ticks of 100 ns; a broken time stamp may lead out of the calendar.
        var ticks = firstOnset * TimeSpan.TicksPerSecond;
        return header.Start is { } start && ticks >= -start.Ticks && ticks <= DateTime.MaxValue.Ticks - start.Ticks ? start.AddTicks((long)ticks) : null;
    }

    private static Channel Describe(EdfSignal signal, int index, EdfHeader header, IReadOnlyList<EdfRun> runs, ReadOptions options, WarningLog warnings)
    {
        var unit = SignalUnit.Parse(signal.Unit);
        if (!signal.IsCalibrated)
        {
            unit = unit with { Kind = UnitKind.Counts, Microvolts = double.NaN };
        }

        var kind = ChannelClassifier.Classify(signal.Label, unit);
        if (options.Unit is { } asked && UnitOverride.Applies(unit, kind))
        {
            unit = asked;
        }
        else if (unit.Kind == UnitKind.Unknown && unit.Text.Length > 0)
        {
            warnings.Add("UNIT_UNKNOWN", $"physical dimension of '{signal.Label}'", $"The unit '{unit.Text}' is not understood; the values are left as they are.");
        }

        return new Channel
        {
            Index = index,
            Name = signal.Label,
            Kind = kind,
            Unit = unit,
            Rate = Rate(signal, header),
            Transducer = signal.Transducer,
            Prefilter = signal.Prefilter,
            Quantization = signal.Quantization,
            Segments = [.. runs.Select(run => new Segment(run.FirstRecord * signal.SamplesPerRecord, run.RecordCount * signal.SamplesPerRecord, run.StartSeconds))],
        };
    }

    /// <summary>Samples per record / duration, exactly: the duration is a decimal number.</summary>
    private static SamplingRate Rate(EdfSignal signal, EdfHeader header)
    {
        if (header.RecordDuration == 0)
        {
            return default;
        }

        return ExactRate.OfInterval(header.RecordDuration, signal.SamplesPerRecord) ?? throw new RecordingException("BAD_NUMBER", string.Create(CultureInfo.InvariantCulture,
            $"byte 244: a data record of {header.RecordDuration} s with {signal.SamplesPerRecord} samples of '{signal.Label}' has no sensible sampling rate."));
    }
}
