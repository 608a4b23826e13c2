namespace EmgTool.Formats.Edf;

/// <summary>A header field of EDF and BDF: its name in the specification, its place and its width in bytes.</summary>
/// <param name="Name">Name in the specification.</param>
/// <param name="Offset">In the file header: byte of the file. In the signal headers: sum of the widths of the fields before it.</param>
/// <param name="Width">Bytes.</param>
internal readonly record struct EdfField(string Name, int Offset, int Width)
{
    /// <summary>Bytes of the file header, and of all fields of one signal.</summary>
    public const int HeaderBytes = 256;

    public static readonly EdfField Version = new("version", 0, 8);
    public static readonly EdfField Patient = new("patient identification", 8, 80);
    public static readonly EdfField RecordingId = new("recording identification", 88, 80);
    public static readonly EdfField StartDate = new("start date", 168, 8);
    public static readonly EdfField StartTime = new("start time", 176, 8);
    public static readonly EdfField HeaderSize = new("number of header bytes", 184, 8);
    public static readonly EdfField Reserved = new("reserved", 192, 44);
    public static readonly EdfField RecordCount = new("number of data records", 236, 8);
    public static readonly EdfField RecordDuration = new("duration of a data record", 244, 8);
    public static readonly EdfField SignalCount = new("number of signals", 252, 4);

    public static readonly EdfField Label = new("label", 0, 16);
    public static readonly EdfField Transducer = new("transducer type", 16, 80);
    public static readonly EdfField Unit = new("physical dimension", 96, 8);
    public static readonly EdfField PhysicalMinimum = new("physical minimum", 104, 8);
    public static readonly EdfField PhysicalMaximum = new("physical maximum", 112, 8);
    public static readonly EdfField DigitalMinimum = new("digital minimum", 120, 8);
    public static readonly EdfField DigitalMaximum = new("digital maximum", 128, 8);
    public static readonly EdfField Prefilter = new("prefiltering", 136, 80);
    public static readonly EdfField SamplesPerRecord = new("number of samples in a data record", 216, 8);

    /// <summary>Byte of the file at which a signal's field starts: the headers are written field by field, not signal by signal.</summary>
    public int ByteOf(int signal, int signalCount) => HeaderBytes + (signalCount * Offset) + (signal * Width);
}
