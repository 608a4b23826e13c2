using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Wfdb;

/// <summary>Reads a header. It refuses what leaves the layout or the timing unknown and takes the defaults of the specification for the rest.</summary>
internal static class WfdbHeaderReader
{
    /// <summary>A header of 100,000 segments takes 3 million bytes.</summary>
    private const int LongestHeader = 1 << 22;

    /// <summary>Samples in a second where the record line does not say (DEFFREQ of the WFDB library).</summary>
    private const long DefaultFrameRate = 250;

    /// <summary>Limits within which times are exact in 128 bits and sample numbers fit 64: from a sample in twelve days to a gigahertz, and 300 years at 1 kHz.</summary>
    private const decimal SlowestRate = 0.000001m;
    private const decimal FastestRate = 1_000_000_000m;
    public const long LongestRecord = 10_000_000_000_000;

    /// <summary>Signals beyond this number are not a record but a damaged line.</summary>
    private const int MaximumSignals = 9999;

    /// <summary>Reads a header.</summary>
    /// <param name="path">Path of the <c>.hea</c> file.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <exception cref="RecordingException">It is no WFDB header, or cannot be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WfdbHeader Read(string path, WarningLog warnings)
    {
        var comments = new List<string>();
        var lines = new Queue<WfdbLine>(Lines(path, comments));
        if (!lines.TryDequeue(out var line))
        {
            throw new RecordingException("NOT_WFDB", "This is no WFDB header: it has no record line.");
        }

        var (_, segments) = RecordName(line);
        var word = line.Word();
        if (word.Length == 0)
        {
            throw new RecordingException("NOT_WFDB", $"{line.Place}: this is no WFDB record line: a name, the number of signals and the sampling frequency belong there.");
        }

        var signalCount = (int)line.Integer(word, "number of signals", 0, MaximumSignals);
        var rate = Rate(line, line.Word());
        word = line.Word();
        var frames = word.Length == 0 ? 0 : line.Integer(word, "number of samples", 0, LongestRecord);
        var (time, date) = (line.Word(), line.Word());
        return new WfdbHeader
        {
            FrameRate = rate,
            FrameCount = frames,
            Start = WfdbStart.Read(time, date, line.Place, warnings),
            BaseTime = time,
            SignalCount = signalCount,
            Signals = segments is null ? Take(lines, signalCount, "signals", WfdbSignalLine.Read) : [],
            Segments = segments is { } count ? Take(lines, count, "segments", SegmentOf) : [],
            Comments = comments,
        };
    }

    private static List<WfdbLine> Lines(string path, List<string> comments)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[(int)Math.Min(LongestHeader + 1L, file.Length)];
        var text = Text(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
        if (bytes.Length > LongestHeader)
        {
            throw new RecordingException("NOT_WFDB", string.Create(CultureInfo.InvariantCulture, $"This is no WFDB header: it has more than {LongestHeader} bytes."));
        }

        var lines = new List<WfdbLine>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.Trim(' ', '\t', '\r', '\0');
            if (content.StartsWith('#'))
            {
                comments.Add(content[1..].Trim());
            }
            else if (content.Length > 0)
            {
                lines.Add(new WfdbLine(content, number));
            }
        }

        return lines;
    }

    /// <summary>UTF-8 by the present specification; older headers have Latin-1.</summary>
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static (string Name, int? Segments) RecordName(WfdbLine line)
    {
        var parts = line.Word().Split('/', 2);
        return (parts[0], parts.Length == 1 ? null : (int)line.Integer(parts[1], "number of segments", 1, int.MaxValue));
    }

    /// <summary><c>360</c>, <c>360/100(5)</c>: the counter behind the slash is of a tape and does not matter.</summary>
    private static SamplingRate Rate(WfdbLine line, string word)
    {
        if (word.Length == 0)
        {
            return new SamplingRate(DefaultFrameRate);
        }

        var text = word.Split('/', 2)[0];
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var hertz) && hertz is >= SlowestRate and <= FastestRate && ExactRate.Of(hertz) is { } rate
            ? rate
            : throw line.Error("sampling frequency", text, "a number of hertz from 0.000001 to 1000000000");
    }

    private static WfdbSegment SegmentOf(WfdbLine line)
    {
        var name = line.Word();
        return new WfdbSegment(line.Number, name is "~" ? name : WfdbFileName.Checked(name, line), line.Integer(line.Word(), $"length of segment '{name}'", 0, LongestRecord));
    }

    private static List<T> Take<T>(Queue<WfdbLine> lines, int count, string what, Func<WfdbLine, T> read)
    {
        if (lines.Count < count)
        {
            throw new RecordingException("HEADER_TRUNCATED", string.Create(CultureInfo.InvariantCulture,
                $"The record line names {count} {what}, but only {lines.Count} lines of them follow."), "Copy the header again.");
        }

        return [.. lines.Take(count).Select(read)];
    }
}
