using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>Reads the signal headers.</summary>
internal static class EdfSignalReader
{
    /// <summary>EDF+ specification, page "Floating point numbers": signals of large dynamic range are stored as logarithms and have this unit.</summary>
    private const string LogarithmicUnit = "Filtered";

    /// <summary>No quantity is as large in any unit; beyond, samples would not be finite in microvolts.</summary>
    private const double LargestPhysical = 1e100;

    /// <summary>Reads all signal headers; signals without samples are left out with a warning.</summary>
    /// <param name="fields">The whole header.</param>
    /// <param name="signalCount">Number of signals in the file.</param>
    /// <param name="sampleBytes">Bytes of a sample.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <exception cref="RecordingException">A number of samples is not a number.</exception>
    public static List<EdfSignal> Read(EdfFields fields, int signalCount, int sampleBytes, WarningLog warnings)
    {
        var signals = new List<EdfSignal>(signalCount);
        var byteInRecord = 0L;
        for (var index = 0; index < signalCount; index++)
        {
            var label = fields.Text(EdfField.Label, index, signalCount);
            var isAnnotation = label is "EDF Annotations" or "BDF Annotations";
            var name = label.Length > 0 ? label : string.Create(CultureInfo.InvariantCulture, $"signal {index + 1}");
            var samples = ReadSamplesPerRecord(fields, name, index, signalCount);
            if (samples == 0)
            {
                warnings.Add("EMPTY_SIGNAL_SKIPPED", Place(name, EdfField.SamplesPerRecord, index, signalCount), "The signal has 0 samples in a data record and is left out.");
                continue;
            }

            if (label.Length == 0)
            {
                warnings.Add("BLANK_LABEL", Place(name, EdfField.Label, index, signalCount), $"The label is blank; the signal is called '{name}'.");
            }

            var signal = new EdfSignal
            {
                Index = index,
                Label = name,
                Transducer = fields.Text(EdfField.Transducer, index, signalCount),
                Unit = fields.Text(EdfField.Unit, index, signalCount),
                Prefilter = fields.Text(EdfField.Prefilter, index, signalCount),
                SamplesPerRecord = samples,
                ByteInRecord = byteInRecord,
                IsAnnotation = isAnnotation,
                IsCalibrated = false,
                Quantization = Quantization.Identity(8 * sampleBytes),
                DigitalMinimum = 0,
                DigitalMaximum = 0,
                PhysicalMinimum = 0,
                Gain = 1,
            };
            signals.Add(isAnnotation ? signal : Calibrate(signal, fields, signalCount, warnings));
            byteInRecord += (long)samples * sampleBytes;
        }

        return signals;
    }

    private static int ReadSamplesPerRecord(EdfFields fields, string name, int index, int signalCount) =>
        fields.Integer(EdfField.SamplesPerRecord, index, signalCount) is { } samples and >= 0 and <= int.MaxValue
            ? (int)samples
            : throw EdfFields.Error("BAD_NUMBER", $"{EdfField.SamplesPerRecord.Name} of '{name}'", EdfField.SamplesPerRecord.ByteOf(index, signalCount),
                fields.Text(EdfField.SamplesPerRecord, index, signalCount), "a whole number from 0 on");

    private static EdfSignal Calibrate(EdfSignal signal, EdfFields fields, int signalCount, WarningLog warnings)
    {
        if (string.Equals(signal.Unit, LogarithmicUnit, StringComparison.OrdinalIgnoreCase))
        {
            warnings.Add("LOGARITHMIC_SIGNAL", Place(signal.Label, EdfField.Unit, signal.Index, signalCount),
                $"The unit '{signal.Unit}' marks the logarithmic transformation of EDF+, which is not undone ('{signal.Prefilter}'); the digital values are used.");
            return signal;
        }

        var physicalMinimum = fields.Number(EdfField.PhysicalMinimum, signal.Index, signalCount);
        var physicalMaximum = fields.Number(EdfField.PhysicalMaximum, signal.Index, signalCount);
        var digitalMinimum = fields.Number(EdfField.DigitalMinimum, signal.Index, signalCount);
        var digitalMaximum = fields.Number(EdfField.DigitalMaximum, signal.Index, signalCount);
        var gain = (physicalMaximum - physicalMinimum) / (digitalMaximum - digitalMinimum);
        if (!double.IsFinite(gain) || gain == 0 || Math.Abs(physicalMinimum) > LargestPhysical || Math.Abs(physicalMaximum) > LargestPhysical)
        {
            warnings.Add("UNCALIBRATED_SIGNAL", Place(signal.Label, EdfField.PhysicalMinimum, signal.Index, signalCount), string.Create(CultureInfo.InvariantCulture,
                $"The ranges (physical {physicalMinimum} to {physicalMaximum}, digital {digitalMinimum} to {digitalMaximum}) give no scale; the digital values are used."));
            return signal;
        }

        if (digitalMinimum > digitalMaximum)
        {
            warnings.Add("DIGITAL_RANGE_REVERSED", Place(signal.Label, EdfField.DigitalMinimum, signal.Index, signalCount),
                "The digital minimum lies above the maximum; the polarity follows from the ranges as they stand.");
        }

        var quantization = new Quantization(
            signal.Quantization.Bits,
            Limit(EdfField.PhysicalMinimum),
            Limit(EdfField.PhysicalMaximum),
            Limit(EdfField.DigitalMinimum),
            Limit(EdfField.DigitalMaximum));
        return signal with { IsCalibrated = true, Quantization = quantization, DigitalMinimum = digitalMinimum, DigitalMaximum = digitalMaximum, PhysicalMinimum = physicalMinimum, Gain = gain };

        string Limit(EdfField field) => fields.Text(field, signal.Index, signalCount).Replace(',', '.');
    }

    private static string Place(string name, EdfField field, int index, int signalCount) =>
        string.Create(CultureInfo.InvariantCulture, $"{field.Name} of '{name}', byte {field.ByteOf(index, signalCount)}");
}
