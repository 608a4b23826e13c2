using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>The header of an EDF+ file, field by field.</summary>
internal static class EdfWriterHeader
{
    private const int LabelWidth = 16;

    /// <summary>Writes out the header.</summary>
    /// <param name="start">Date and time of the first sample, where known.</param>
    /// <param name="layout">The records.</param>
    /// <param name="signals">The signals.</param>
    /// <param name="annotationSamples">Samples of the annotation signal in a record.</param>
    /// <param name="notes">Receives what did not fit.</param>
    public static byte[] Encode(DateTime? start, EdfWriterLayout layout, IReadOnlyList<EdfWriterSignal> signals, int annotationSamples, List<string> notes)
    {
        var count = signals.Count + 1;
        var header = new StringBuilder(256 * (count + 1));
        Field(header, 8, "0");
        Field(header, 80, "X X X X");
        Field(header, 80, $"Startdate {DateOf(start)} X X X");

        // A date that is not known is 1 January 1985 where a reader knows dates only.
        var moment = start ?? new DateTime(1985, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var year = moment.Year is >= 1985 and <= 2084 ? moment.ToString("yy", CultureInfo.InvariantCulture) : "yy";
        Field(header, 8, moment.ToString("dd.MM.", CultureInfo.InvariantCulture) + year);
        Field(header, 8, moment.ToString("HH.mm.ss", CultureInfo.InvariantCulture));
        Field(header, 8, Integer(256 * (count + 1)));
        Field(header, 44, layout.Segments.Count > 1 ? "EDF+D" : "EDF+C");
        Field(header, 8, Integer(layout.Records));
        Field(header, 8, EdfWriterText.Number(layout.RecordSeconds));
        Field(header, 4, Integer(count));

        Signals(header, LabelWidth, signals, signal => LabelOf(signal.Channel, notes), "EDF Annotations");
        Signals(header, 80, signals, _ => "", "");
        Signals(header, 8, signals, signal => UnitOf(signal.Channel, notes), "");
        Signals(header, 8, signals, signal => signal.PhysicalMinimum, "-1");
        Signals(header, 8, signals, signal => signal.PhysicalMaximum, "1");
        Signals(header, 8, signals, _ => "-32768", "-32768");
        Signals(header, 8, signals, _ => "32767", "32767");
        Signals(header, 80, signals, signal => Cut(EdfWriterText.Ascii(signal.Channel.Prefilter), 80), "");
        for (var i = 0; i < signals.Count; i++)
        {
            Field(header, 8, Integer(layout.SamplesPerRecord[i]));
        }

        Field(header, 8, Integer(annotationSamples));
        Signals(header, 32, signals, _ => "", "");
        return Encoding.ASCII.GetBytes(header.ToString());
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

    private static string DateOf(DateTime? start) => start is { } moment
        ? moment.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant()
        : "X";

    private static string LabelOf(Channel channel, List<string> notes) => Fit(channel.Name, LabelWidth, $"name of channel {channel.Index + 1}", notes);

    private static string UnitOf(Channel channel, List<string> notes)
    {
        // The micro sign has its own spelling in EDF; replacing it loses nothing.
        var unit = channel.Unit.Text;
        return Fit(unit.Replace('\u00B5', 'u').Replace('\u03BC', 'u'), 8, $"unit of channel {channel.Index + 1}", notes);
    }

    private static string Fit(string text, int width, string what, List<string> notes)
    {
        var fitted = Cut(EdfWriterText.Ascii(text), width).Trim();
        if (!string.Equals(fitted, text, StringComparison.Ordinal))
        {
            notes.Add($"The {what} is '{text}'; EDF takes {width} ASCII characters, and '{fitted}' was written.");
        }

        return fitted;
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}
