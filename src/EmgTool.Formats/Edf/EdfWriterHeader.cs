using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>The header of an EDF+ file, field by field.</summary>
internal static class EdfWriterHeader
{
    private const int LabelWidth = 16;

    private const int IdentificationWidth = 80;

    /// <summary>Writes out the header.</summary>
    /// <param name="recording">The recording, for who and when.</param>
    /// <param name="layout">The records.</param>
    /// <param name="signals">The signals.</param>
    /// <param name="annotationSamples">Samples of the annotation signal in a record.</param>
    /// <param name="bits">16 for EDF+, 24 for BDF+.</param>
    /// <param name="notes">Receives what did not fit.</param>
    public static byte[] Encode(
        Recording recording, EdfWriterLayout layout, IReadOnlyList<EdfWriterSignal> signals, int annotationSamples, int bits, List<string> notes)
    {
        var (start, format) = (recording.Start, bits == 24 ? "BDF" : "EDF");
        var count = signals.Count + 1;
        var header = new StringBuilder(256 * (count + 1));
        Field(header, 8, "0");
        Field(header, IdentificationWidth, Fit(EdfWriterIdentification.Patient(recording.Patient), IdentificationWidth, "patient identification", notes));
        Field(header, IdentificationWidth, Fit(EdfWriterIdentification.Recording(recording.Study, start), IdentificationWidth, "recording identification", notes));

        // A date that is not known, or must not be, is 1 January 1985 where a reader knows dates only.
        var unknown = new DateTime(1985, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var moment = start is { } known ? EdfWriterIdentification.IsAnonymised(recording.Study) ? unknown + known.TimeOfDay : known : unknown;
        var year = moment.Year is >= 1985 and <= 2084 ? moment.ToString("yy", CultureInfo.InvariantCulture) : "yy";
        Field(header, 8, moment.ToString("dd.MM.", CultureInfo.InvariantCulture) + year);
        Field(header, 8, moment.ToString("HH.mm.ss", CultureInfo.InvariantCulture));
        Field(header, 8, Integer(256 * (count + 1)));
        Field(header, 44, format + (layout.Segments.Count > 1 ? "+D" : "+C"));
        Field(header, 8, Integer(layout.Records));
        Field(header, 8, EdfWriterText.Number(layout.RecordSeconds));
        Field(header, 4, Integer(count));

        var (least, greatest) = EdfWriterCalibration.Range(bits);
        Signals(header, LabelWidth, signals, signal => LabelOf(signal.Channel, notes), format + " Annotations");
        Signals(header, 80, signals, signal => Fit(signal.Channel.Transducer, 80, $"transducer of channel {signal.Channel.Index + 1}", notes), "");
        Signals(header, 8, signals, signal => UnitOf(signal, notes), "");
        Signals(header, 8, signals, signal => signal.Calibration.PhysicalMinimum, "-1");
        Signals(header, 8, signals, signal => signal.Calibration.PhysicalMaximum, "1");
        Signals(header, 8, signals, signal => signal.Calibration.DigitalMinimum, Integer(least));
        Signals(header, 8, signals, signal => signal.Calibration.DigitalMaximum, Integer(greatest));
        Signals(header, 80, signals, signal => Fit(signal.Channel.Prefilter, 80, $"prefilter of channel {signal.Channel.Index + 1}", notes), "");
        for (var i = 0; i < signals.Count; i++)
        {
            Field(header, 8, Integer(layout.SamplesPerRecord[i]));
        }

        Field(header, 8, Integer(annotationSamples));
        Signals(header, 32, signals, _ => "", "");
        var bytes = Encoding.ASCII.GetBytes(header.ToString());
        if (bits == 24)
        {
            bytes[0] = 0xFF;
            "BIOSEMI"u8.CopyTo(bytes.AsSpan(1));
        }

        return bytes;
    }

    /// <summary>The name of a channel as a label can hold it.</summary>
    public static string Label(string name)
    {
        // "Mini sensor 10: EMG 10": of a name that is too long, what stands behind the device tells the channels apart.
        var text = EdfWriterText.Ascii(name);
        var column = text[(text.LastIndexOf(": ", StringComparison.Ordinal) + 1)..].Trim();
        return Cut(text.Length > LabelWidth && column.Length is > 0 and <= LabelWidth ? column : text, LabelWidth).Trim();
    }

    private static void Signals(StringBuilder header, int width, IReadOnlyList<EdfWriterSignal> signals, Func<EdfWriterSignal, string> value, string annotations)
    {
        foreach (var signal in signals)
        {
            Field(header, width, value(signal));
        }

        Field(header, width, annotations);
    }

    private static void Field(StringBuilder header, int width, string text) => header.Append(text.PadRight(width));

    private static string Integer(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string LabelOf(Channel channel, List<string> notes) => Noted(channel.Name, Label(channel.Name), LabelWidth, $"name of channel {channel.Index + 1}", notes);

    private static string UnitOf(EdfWriterSignal signal, List<string> notes)
    {
        var (own, written) = (signal.Channel.Unit.Text, signal.Calibration.Unit.Text);
        if (!string.Equals(own, written, StringComparison.Ordinal))
        {
            notes.Add(own.Length == 0
                ? $"The unit of channel {signal.Channel.Index + 1} is written as '{written}'."
                : $"The unit of channel {signal.Channel.Index + 1}, '{own}', is written as '{written}'.");
        }

        // The micro and degree signs have spellings of their own in EDF; replacing them loses nothing.
        return Fit(written.Replace('\u00B5', 'u').Replace('\u03BC', 'u').Replace("\u00B0", "deg", StringComparison.Ordinal), 8, $"unit of channel {signal.Channel.Index + 1}", notes);
    }

    private static string Fit(string text, int width, string what, List<string> notes) => Noted(text, Cut(EdfWriterText.Ascii(text), width).Trim(), width, what, notes);

    private static string Noted(string text, string fitted, int width, string what, List<string> notes)
    {
        if (!string.Equals(fitted, text, StringComparison.Ordinal))
        {
            notes.Add($"The {what} is '{text}'; EDF takes {width} ASCII characters, and '{fitted}' was written.");
        }

        return fitted;
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}
