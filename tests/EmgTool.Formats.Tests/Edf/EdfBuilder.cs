using System.Globalization;
using System.Text;

namespace EmgTool.Formats.Tests.Edf;

/// <summary>Writes EDF and BDF files byte by byte as the specification says, with any fault a test wants in it.</summary>
internal sealed class EdfBuilder
{
    public byte[] Version { get; set; } = Encoding.ASCII.GetBytes("0       ");

    public string Patient { get; set; } = "X X X X";

    public string RecordingId { get; set; } = "Startdate 16-SEP-2024 X X X";

    public string Date { get; set; } = "16.09.24";

    public string Time { get; set; } = "14.05.06";

    public string? HeaderSize { get; set; }

    public string Reserved { get; set; } = "";

    public string? RecordCount { get; set; }

    public string Duration { get; set; } = "1";

    public string? SignalCount { get; set; }

    public int Records { get; set; } = 2;

    public bool IsBdf { get; set; }

    public List<EdfBuilderSignal> Signals { get; } = [];

    /// <summary>Adds a signal; its digital value at sample k of the file is <paramref name="digital"/>(k).</summary>
    public EdfBuilder Signal(Func<long, int> digital, int samplesPerRecord = 10, Func<EdfBuilderSignal, EdfBuilderSignal>? change = null)
    {
        var signal = new EdfBuilderSignal { Digital = digital, SamplesPerRecord = samplesPerRecord };
        Signals.Add(change is null ? signal : change(signal));
        return this;
    }

    /// <summary>Adds an annotation signal and marks the file as EDF+C; one text of TALs a record, with | for 0x14, ^ for 0x15 and _ for 0x00.</summary>
    public EdfBuilder Annotations(params string[] records) => Annotations(Encoding.UTF8, records);

    /// <summary>Adds an annotation signal in another encoding.</summary>
    public EdfBuilder Annotations(Encoding encoding, params string[] records)
    {
        var bytes = records.Select(text => encoding.GetBytes(text.Replace('|', '\u0014').Replace('^', '\u0015').Replace('_', '\0'))).ToArray();
        Reserved = Reserved.Length > 0 ? Reserved : IsBdf ? "BDF+C" : "EDF+C";
        Signals.Add(new EdfBuilderSignal
        {
            Label = IsBdf ? "BDF Annotations" : "EDF Annotations",
            Unit = "",
            PhysicalMinimum = "-1",
            PhysicalMaximum = "1",
            SamplesPerRecord = (bytes.Max(record => record.Length) / (IsBdf ? 3 : 2)) + 1,
            Annotations = bytes,
        });
        Records = records.Length;
        return this;
    }

    public byte[] Build()
    {
        var file = new MemoryStream();
        file.Write(IsBdf ? [0xFF, .. "BIOSEMI"u8] : Version);
        Write(file, Patient, 80);
        Write(file, RecordingId, 80);
        Write(file, Date, 8);
        Write(file, Time, 8);
        Write(file, HeaderSize ?? Text(256 * (Signals.Count + 1)), 8);
        Write(file, Reserved, 44);
        Write(file, RecordCount ?? Text(Records), 8);
        Write(file, Duration, 8);
        Write(file, SignalCount ?? Text(Signals.Count), 4);
        WriteAll(file, signal => signal.Label, 16);
        WriteAll(file, signal => signal.Transducer, 80);
        WriteAll(file, signal => signal.Unit, 8);
        WriteAll(file, signal => signal.PhysicalMinimum, 8);
        WriteAll(file, signal => signal.PhysicalMaximum, 8);
        WriteAll(file, signal => signal.DigitalMinimum ?? (IsBdf ? "-8388608" : "-32768"), 8);
        WriteAll(file, signal => signal.DigitalMaximum ?? (IsBdf ? "8388607" : "32767"), 8);
        WriteAll(file, signal => signal.Prefilter, 80);
        WriteAll(file, signal => signal.SamplesField ?? Text(signal.SamplesPerRecord), 8);
        WriteAll(file, _ => "", 32);
        for (var record = 0; record < Records; record++)
        {
            foreach (var signal in Signals)
            {
                WriteRecord(file, signal, record);
            }
        }

        return file.ToArray();
    }

    private void WriteRecord(MemoryStream file, EdfBuilderSignal signal, int record)
    {
        var width = IsBdf ? 3 : 2;
        if (signal.Annotations is { } annotations)
        {
            file.Write(annotations[record]);
            file.Write(new byte[(signal.SamplesPerRecord * width) - annotations[record].Length]);
            return;
        }

        for (var sample = 0; sample < signal.SamplesPerRecord; sample++)
        {
            var value = signal.Digital(((long)record * signal.SamplesPerRecord) + sample);
            for (var shift = 0; shift < 8 * width; shift += 8)
            {
                file.WriteByte((byte)(value >> shift));
            }
        }
    }

    private void WriteAll(MemoryStream file, Func<EdfBuilderSignal, string> field, int width)
    {
        foreach (var signal in Signals)
        {
            Write(file, field(signal), width);
        }
    }

    private static void Write(MemoryStream file, string text, int width) => file.Write(Encoding.Latin1.GetBytes(text.PadRight(width)), 0, width);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
