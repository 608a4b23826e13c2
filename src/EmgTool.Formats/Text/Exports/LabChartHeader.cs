using System.Buffers;
using System.Globalization;
using System.Text;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>The header of a LabChart block.</summary>
internal sealed record LabChartHeader
{
    /// <summary>Keys that begin the lines of a header.</summary>
    public static readonly IReadOnlyList<byte[]> Keys =
    [
        .. new[] { "Interval", "ExcelDateTime", "DateTime", "TimeFormat", "DateFormat", "ChannelTitle", "Range", "UnitName", "TopValue", "BottomValue" }
            .Select(key => Encoding.ASCII.GetBytes(key + "=")),
    ];

    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>Number of its first line, from 1.</summary>
    public required long FirstLine { get; init; }

    /// <summary>Number of the line with the interval; 0 where there is none.</summary>
    public long IntervalLine { get; private init; }

    /// <summary>Sampling rate; <see langword="null"/> where the header gives none.</summary>
    public SamplingRate? Rate { get; private init; }

    /// <summary>Number of the line with the titles.</summary>
    public long TitleLine { get; private init; }

    /// <summary>Titles of the channels.</summary>
    public IReadOnlyList<string> Titles { get; private init; } = [];

    /// <summary>Their units.</summary>
    public IReadOnlyList<string> Units { get; private init; } = [];

    /// <summary>Where the units stand.</summary>
    public string UnitSource { get; private init; } = "";

    /// <summary>When the block begins, in seconds from 1899-12-30; <see langword="null"/> where the header does not say.</summary>
    public decimal? StartSeconds { get; private init; }

    /// <summary>What the times of the rows count from: <c>StartOfBlock</c> and others.</summary>
    public string TimeFormat { get; private init; } = "";

    /// <summary>Whether a line begins with one of <see cref="Keys"/>.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> line)
    {
        foreach (var key in Keys)
        {
            if (line.StartsWith(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line belongs to a header: letters and an equals sign.</summary>
    public static bool IsKey(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)'=');
        return end is > 0 and < 30 && !line[..end].ContainsAnyExcept(Letters);
    }

    /// <summary>Reads a header.</summary>
    /// <param name="lines">Before its first line.</param>
    /// <param name="delimiter">What is between the fields.</param>
    /// <exception cref="RecordingException">It gives no interval that is one, or no titles.</exception>
    public static LabChartHeader Read(LineReader lines, byte delimiter)
    {
        var first = lines.LineNumber + 1;
        var values = new Dictionary<string, (long Line, List<string> Fields)>(StringComparer.Ordinal);
        var isCut = true;
        while (lines.Next(out var line))
        {
            if (!IsKey(line))
            {
                lines.Return();
                isCut = false;
                break;
            }

            var fields = ExportFields.Split(line, delimiter);
            var key = fields[0][..fields[0].IndexOf('=', StringComparison.Ordinal)];
            fields[0] = fields[0][(key.Length + 1)..];
            values[key] = (lines.LineNumber, fields[0].Length == 0 ? fields[1..] : fields);
        }

        if (!values.TryGetValue("ChannelTitle", out var titles) || titles.Fields.Count == 0)
        {
            throw values.Count == 0 ? HeaderError.At("LabChart", first - 1, $"a block should begin here (Interval=)")
                : isCut ? HeaderError.Cut("LabChart", lines.LineNumber - 1, "the titles of the channels (ChannelTitle=)")
                : HeaderError.At("LabChart", first - 1, $"the header that begins here names no channels (ChannelTitle=)");
        }

        var interval = values.GetValueOrDefault("Interval");
        var date = values.GetValueOrDefault("ExcelDateTime").Fields ?? values.GetValueOrDefault("DateTime").Fields;
        return new LabChartHeader
        {
            FirstLine = first,
            IntervalLine = interval.Line,
            Rate = interval.Fields is null ? null : Interval(interval.Fields, interval.Line),
            TitleLine = titles.Line,
            Titles = titles.Fields,
            Units = [.. titles.Fields.Select((_, index) => Unit(values, index))],
            UnitSource = values.TryGetValue("UnitName", out var names) ? string.Create(CultureInfo.InvariantCulture, $"line {names.Line} (UnitName) and Range")
                : values.TryGetValue("Range", out var ranges) ? string.Create(CultureInfo.InvariantCulture, $"line {ranges.Line} (Range)") : "the header",
            StartSeconds = date is null ? null : LabChartTime.Date(date),
            TimeFormat = values.TryGetValue("TimeFormat", out var format) && format.Fields.Count > 0 ? format.Fields[0] : "",
        };
    }

    private static SamplingRate Interval(List<string> fields, long line)
    {
        // "0.01 s", or in two fields.
        var words = string.Join(' ', fields).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unit = words.Length > 1 ? ColumnTitle.SecondsIn(words[1]) : 0;
        return words.Length > 1 && ExportNumber.Read(words[0]) is > 0 and var value && unit > 0 && ExactRate.OfInterval(value * unit) is { } rate
            ? rate
            : throw HeaderError.At("LabChart", line - 1, $"'{RowError.Shorten(string.Join(' ', words))}' is no interval: a number and hr, min, s, ms or \u00B5s are needed");
    }

    /// <summary>The unit that a conversion gave the channel; where it was not converted (<c>*</c>, or no line of units), that of its range.</summary>
    private static string Unit(Dictionary<string, (long Line, List<string> Fields)> values, int index)
    {
        if (values.TryGetValue("UnitName", out var names))
        {
            var name = index < names.Fields.Count ? names.Fields[index] : "";
            if (name is not "*")
            {
                return name;
            }
        }

        var range = values.TryGetValue("Range", out var ranges) && index < ranges.Fields.Count ? ranges.Fields[index] : "";
        var space = range.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? "" : range[(space + 1)..].Trim();
    }
}
