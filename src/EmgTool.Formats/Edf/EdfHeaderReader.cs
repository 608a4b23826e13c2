using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>Reads the header of an EDF or BDF file. It refuses what leaves the layout or the timing unknown and repairs the rest, with a warning.</summary>
internal static class EdfHeaderReader
{
    /// <summary>Widest header-size field that is believed, so that a damaged one cannot ask for memory: 9999 signals.</summary>
    private const long MaximumSignals = 9999;

    /// <summary>Three years: the largest number that the field holds without an exponent.</summary>
    private const decimal MaximumRecordSeconds = 99_999_999;

    /// <summary>Reads and checks.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="allRecords">Whether to read records behind those that the header counts.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <exception cref="RecordingException">The file cannot be read as EDF or BDF.</exception>
    public static EdfHeader Read(SafeFileHandle file, long length, bool allRecords, WarningLog warnings)
    {
        var bytes = new byte[EdfField.HeaderBytes];
        if (FileBytes.ReadUpTo(file, bytes, 0) < bytes.Length)
        {
            throw new RecordingException("HEADER_TRUNCATED",
                string.Create(CultureInfo.InvariantCulture, $"The file ends at byte {length}, inside the file header of 256 bytes."), "Copy or export the recording again.");
        }

        var fields = new EdfFields(bytes, warnings);
        var signalCount = ReadSignalCount(fields, bytes);
        var headerBytes = EdfField.HeaderBytes * (signalCount + 1L);
        if (length < headerBytes)
        {
            throw new RecordingException("HEADER_TRUNCATED", string.Create(CultureInfo.InvariantCulture,
                $"The header of {signalCount} signals takes {headerBytes} bytes, but the file ends at byte {length}."), "Copy or export the recording again.");
        }

        bytes = new byte[headerBytes];
        FileBytes.ReadUpTo(file, bytes, 0);
        fields = new EdfFields(bytes, warnings);
        var isBdf = bytes[0] == 0xFF;
        CheckVersion(bytes, warnings);
        var marking = fields.Text(EdfField.Reserved);
        var format = isBdf ? "BDF" : "EDF";
        if (marking.StartsWith("EDF+C", StringComparison.Ordinal) || marking.StartsWith("BDF+C", StringComparison.Ordinal))
        {
            format += "+C";
        }
        else if (marking.StartsWith("EDF+D", StringComparison.Ordinal) || marking.StartsWith("BDF+D", StringComparison.Ordinal))
        {
            format += "+D";
        }

        var patient = fields.Text(EdfField.Patient);
        var recordingId = fields.Text(EdfField.RecordingId);
        var start = EdfStart.Read(fields.Text(EdfField.StartDate), fields.Text(EdfField.StartTime), recordingId, warnings);
        var duration = ReadRecordDuration(fields);
        var signals = EdfSignalReader.Read(fields, (int)signalCount, isBdf ? 3 : 2, warnings);
        var recordBytes = signals.Sum(signal => (long)signal.SamplesPerRecord) * (isBdf ? 3 : 2);
        if (recordBytes == 0)
        {
            throw new RecordingException("NO_SAMPLES", "All signals have 0 samples in a data record: the file holds no signal.");
        }

        format = CheckPlus(format, signals, warnings);
        CheckRecordDuration(duration, format, signals, warnings);
        if (format.Length > 3 && !warnings.Has("ANNOTATIONS_IN_PLAIN_EDF"))
        {
            EdfIdentification.Check(patient, recordingId, warnings);
        }

        var dataOffset = EdfRecordCount.FindData(fields, length, headerBytes, recordBytes, warnings);
        return new EdfHeader
        {
            Format = format,
            Patient = patient,
            RecordingId = recordingId,
            Start = start,
            DataOffset = dataOffset,
            RecordCount = EdfRecordCount.Read(fields, length - dataOffset, recordBytes, allRecords, warnings),
            RecordDuration = duration,
            Signals = signals,
            RecordBytes = recordBytes,
        };
    }

    private static long ReadSignalCount(EdfFields fields, byte[] bytes)
    {
        var text = fields.Text(EdfField.SignalCount);
        var shift = FindShift(bytes);
        if (shift != 0)
        {
            throw new RecordingException("HEADER_SHIFTED", string.Create(CultureInfo.InvariantCulture,
                $"byte {EdfField.StartDate.Offset + shift}: the start date and time stand here and not at byte {EdfField.StartDate.Offset}: the header is shifted by {shift} bytes."),
                "A program that edited the header (an anonymiser?) lost or added bytes; start from the original file.");
        }

        return fields.Integer(EdfField.SignalCount) switch
        {
            0 => throw new RecordingException("NO_SIGNALS", "byte 252: the number of signals is 0: the file holds no signals."),
            >= 1 and <= MaximumSignals and var count => count,
            _ => throw EdfFields.Error("BAD_NUMBER", "number of signals", EdfField.SignalCount.Offset, text, "a whole number from 1 to 9999"),
        };
    }

    /// <summary>Looks for <c>dd.mm.yyhh.mm.ss</c> beside its place. Only where nothing like it stands in its place is a shift believed.</summary>
    private static int FindShift(byte[] bytes)
    {
        const int Reach = 28;
        if (IsDateAndTime(bytes, EdfField.StartDate.Offset) || IsNumber(bytes, EdfField.SignalCount))
        {
            return 0;
        }

        for (var shift = -Reach; shift <= Reach; shift++)
        {
            if (IsDateAndTime(bytes, EdfField.StartDate.Offset + shift))
            {
                return shift;
            }
        }

        return 0;
    }

    private static bool IsNumber(byte[] bytes, EdfField field) =>
        long.TryParse(bytes.AsSpan(field.Offset, field.Width).Trim((byte)' '), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsDateAndTime(byte[] bytes, int offset)
    {
        for (var index = 0; index < 16; index++)
        {
            var isPoint = index % 8 is 2 or 5;
            var value = bytes[offset + index];
            if (isPoint ? value != '.' : value is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return true;
    }

    private static void CheckVersion(byte[] bytes, WarningLog warnings)
    {
        var version = bytes.AsSpan(0, EdfField.Version.Width);
        if (!FileSignature.IsEdfVersion(version) && !FileSignature.IsBdfVersion(version))
        {
            warnings.Add("VERSION_FIELD", "version, byte 0", $"The version field holds '{EdfText.DecodeField(version, out _)}' and not '0'; the rest of the header is consistent.");
        }
    }

    private static decimal ReadRecordDuration(EdfFields fields) =>
        fields.Decimal(EdfField.RecordDuration) is { } value and >= 0 and <= MaximumRecordSeconds
            ? value
            : throw EdfFields.Error("BAD_NUMBER", EdfField.RecordDuration.Name, EdfField.RecordDuration.Offset, fields.Text(EdfField.RecordDuration), "a number of seconds from 0 to 99999999");

    private static string CheckPlus(string format, List<EdfSignal> signals, WarningLog warnings)
    {
        var hasAnnotations = signals.Exists(signal => signal.IsAnnotation);
        if (format.EndsWith("+D", StringComparison.Ordinal) && !hasAnnotations)
        {
            throw new RecordingException("NO_TIMEKEEPING",
                $"byte 192: the file is marked {format} (discontinuous) but has no annotation signal: the times of its data records are unknown.",
                "Export it as continuous EDF, or with its annotations.");
        }

        if (format.EndsWith("+C", StringComparison.Ordinal) && !hasAnnotations)
        {
            warnings.Add("NO_ANNOTATION_SIGNAL", "reserved, byte 192", $"The file is marked {format} but has no annotation signal; read as continuous.");
        }

        if (format.Length == 3 && hasAnnotations)
        {
            warnings.Add("ANNOTATIONS_IN_PLAIN_EDF", "reserved, byte 192", $"The file is not marked {format}+C but has an annotation signal; the annotations are read.");
            return format + "+C";
        }

        return format;
    }

    private static void CheckRecordDuration(decimal duration, string format, List<EdfSignal> signals, WarningLog warnings)
    {
        if (duration != 0 || signals.TrueForAll(signal => signal.IsAnnotation))
        {
            return;
        }

        if (format.Length == 3 || signals.Exists(signal => !signal.IsAnnotation && signal.SamplesPerRecord > 1))
        {
            throw new RecordingException("ZERO_RECORD_DURATION", "byte 244: the duration of a data record is 0, so that the signals have no sampling rate.",
                "Export the recording again with the duration of its data records.");
        }

        warnings.Add("ZERO_RECORD_DURATION", "duration of a data record, byte 244", "The duration is 0: only the annotations are read, the signals have no sampling rate.");
    }
}
