using System.Globalization;
using System.Text.RegularExpressions;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>BIOPAC AcqKnowledge: title, interval, number of channels, a line with the name and one with the unit of each, a row of columns
/// (<c>msec CH1 CH2</c>), a row with their numbers of samples, and the table. The lines above the columns are left out where the user did not ask for a header.
/// Tested on reconstructions from third-party readers only.</summary>
internal sealed partial class AcqKnowledgeExport : TableExport
{
    private const string Program = "AcqKnowledge";

    /// <summary>Lines that may stand above the interval.</summary>
    private const int TitleLines = 10;

    /// <summary>More channels than any device has: a damaged number is not worth a search.</summary>
    private const int MaximumChannels = 1000;

    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) => IntervalLine(head) >= 0 || IsHeadless(head);

    /// <inheritdoc/>
    protected override ExportTable Describe(ExportHead head, ReadOptions options)
    {
        var interval = IntervalLine(head);
        var channels = interval < 0 ? [] : Channels(head, interval);
        var titles = ColumnRow(head, interval < 0 ? 0 : interval + 2 + (2 * channels.Count));
        var delimiter = TextLayoutReader.Delimiter(options) ?? Delimiter(head[titles]);
        var names = head.Fields(titles, delimiter);
        var hasTime = interval < 0 ? !IsChannel(names[0]) : names.Count == channels.Count + 1;
        var samples = names.Count - (hasTime ? 1 : 0);
        if (interval >= 0 && samples != channels.Count)
        {
            throw HeaderError.At(Program, titles, $"the row of columns has {names.Count} fields, but line {interval + 2} announces {channels.Count} channels");
        }

        var counts = Counts(head, titles + 1, delimiter, hasTime, samples);
        var recorded = head.Find(0, line => line.StartsWith("Recording on:", StringComparison.OrdinalIgnoreCase));
        var columns = new List<TextColumn>();
        if (hasTime)
        {
            columns.Add(new TextColumn { Name = names[0], Role = ColumnRole.Time, SecondsPerUnit = ColumnTitle.SecondsIn(names[0]) });
        }

        for (var index = 0; index < samples; index++)
        {
            columns.Add(new TextColumn
            {
                Name = interval < 0 ? names[index + (hasTime ? 1 : 0)] : channels[index].Name,
                Role = ColumnRole.Samples,
                Unit = interval < 0 ? SignalUnit.None : SignalUnit.Parse(channels[index].Unit),
            });
        }

        return new AcqKnowledgeTable
        {
            Counts = counts,
            CountLine = titles + 2,
            Layout = new TextLayout
            {
                Format = "AcqKnowledge text",
                Delimiter = delimiter,
                TitleLine = titles + 1,
                FirstLine = titles + (counts.Count > 0 ? 3 : 2),
                HasTrailingDelimiter = true,
                Columns = columns,
                Rate = interval < 0 ? null : Rate(head[interval], interval),
                RateSource = interval < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"line {interval + 1}"),
                UnitSource = interval < 0 ? "titles" : string.Create(CultureInfo.InvariantCulture, $"lines {interval + 3} to {interval + 2 + (2 * channels.Count)}"),
                Start = recorded >= 0 && recorded < titles ? ExportDate.Read(head[recorded]["Recording on:".Length..]) : null,
                IsWindows1252 = head.IsWindows1252(titles + 1),
            },
        };
    }

    /// <summary>Others call columns CH1 too: without the lines above, the row with the numbers of samples tells.</summary>
    private static bool IsHeadless(ExportHead head)
    {
        var titles = head.Fields(0, (byte)'\t');
        return IsColumnRow(head[0]) && head[0].Contains('\t', StringComparison.Ordinal) && Counts(head, 1, (byte)'\t', !IsChannel(titles[0]), titles.Count(IsChannel)).Count > 0;
    }

    private static int IntervalLine(ExportHead head)
    {
        for (var index = 0; index < Math.Min(TitleLines, head.Count); index++)
        {
            if (IntervalPattern().IsMatch(Short(head[index])) && (index + 1 >= head.Count || ChannelsPattern().IsMatch(Short(head[index + 1]))))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>No pattern needs to work through a megabyte.</summary>
    private static string Short(string line) => line.Length <= 200 ? line : line[..200];

    private static SamplingRate Rate(string line, int index)
    {
        var match = IntervalPattern().Match(Short(line));
        var unit = match.Groups["unit"].Value;
        var hertz = unit.ToUpperInvariant() switch { "HZ" => 1m, "KHZ" => 1000m, "MHZ" => 1_000_000m, _ => 0m };
        return ExportNumber.Read(match.Groups["value"].Value) is > 0 and var value
            && (hertz > 0 ? ExactRate.Of(value * hertz) : ExactRate.OfInterval(value * ColumnTitle.SecondsIn(unit))) is { } rate
            ? rate
            : throw HeaderError.At(Program, index, $"'{match.Value}' gives no sampling rate");
    }

    private static List<(string Name, string Unit)> Channels(ExportHead head, int interval)
    {
        var match = ChannelsPattern().Match(Short(head[interval + 1]));
        if (!match.Success)
        {
            throw HeaderError.Cut(Program, head.Count, "the number of channels");
        }

        if (!int.TryParse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MaximumChannels)
        {
            throw HeaderError.At(Program, interval + 1, $"{match.Groups["count"].Value} channels cannot be read; 1 to {MaximumChannels} can");
        }

        if (head.Count <= interval + 2 + (2 * count))
        {
            throw HeaderError.Cut(Program, head.Count, string.Create(CultureInfo.InvariantCulture, $"names and units of {count} channels and a row of columns"));
        }

        return [.. Enumerable.Range(0, count).Select(index => (head[interval + 2 + (2 * index)].Trim(), head[interval + 3 + (2 * index)].Trim()))];
    }

    private static int ColumnRow(ExportHead head, int index)
    {
        while (index < head.Count && !IsColumnRow(head[index]))
        {
            // Only blank lines and the date of the recording may stand between the units and the columns.
            if (head[index].Trim().Length > 0 && !head[index].StartsWith("Recording on:", StringComparison.OrdinalIgnoreCase))
            {
                throw HeaderError.At(Program, index, $"a row of columns such as 'msec, CH1, CH2' should stand here");
            }

            index++;
        }

        return index < head.Count ? index : throw HeaderError.Cut(Program, head.Count, "a row of columns");
    }

    private static bool IsColumnRow(string line)
    {
        var fields = line.Split('\t', ',', ';').Select(field => field.Trim('"', ' ')).ToList();
        return fields.Exists(IsChannel) && fields.Select((field, index) => IsChannel(field) || (index == 0 && IsTime(field)) || (index > 0 && index == fields.Count - 1 && field.Length == 0)).All(fits => fits);
    }

    private static bool IsTime(string field) => ColumnTitle.SecondsIn(field) > 0 || field.Equals("time", StringComparison.OrdinalIgnoreCase);

    private static bool IsChannel(string field) => ChannelPattern().IsMatch(Short(field));

    private static byte Delimiter(string titles) =>
        titles.Contains('\t', StringComparison.Ordinal) ? (byte)'\t' : titles.Contains(';', StringComparison.Ordinal) ? (byte)';' : titles.Contains(',', StringComparison.Ordinal) ? (byte)',' : (byte)0;

    /// <summary>The row of numbers of samples: whole numbers, none for the time. Without a time column it looks like a row of the table, but for whole numbers among fractions.</summary>
    private static List<long> Counts(ExportHead head, int index, byte delimiter, bool hasTime, int channels)
    {
        var counts = Numbers(head.Fields(index, delimiter), hasTime, channels);
        if (hasTime || counts.Count == 0 || Numbers(head.Fields(index + 1, delimiter), hasTime, channels).Count == 0)
        {
            return counts;
        }

        var rows = head.Lines.Skip(index + 1).Count(line => !line.Span.Trim(" \t"u8).IsEmpty);
        var isCut = head.Lines.Sum(line => line.Length + 1L) > LineReader.HeadBytes / 2;
        return counts.Max() == rows || (isCut && counts.Max() > rows) ? counts : [];
    }

    private static List<long> Numbers(List<string> fields, bool hasTime, int channels)
    {
        if (hasTime && (fields.Count == 0 || fields[0].Length > 0))
        {
            return [];
        }

        var numbers = fields.Skip(hasTime ? 1 : 0).Select(field => long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers.Count == channels && numbers.TrueForAll(number => number >= 0) ? numbers : [];
    }

    /// <summary><c>0.5 msec/sample</c>, also with the rate behind it, or <c>2000 Hz</c>.</summary>
    [GeneratedRegex(@"^ *(?<value>[0-9]+[.,]?[0-9]*) *((?<unit>min|sec|msec|usec|\u00B5sec|\u03BCsec) */ *sample|(?<unit>[kM]?Hz)\s*$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IntervalPattern();

    /// <summary><c>3 channels</c>.</summary>
    [GeneratedRegex(@"^ *(?<count>[0-9]+) +channels?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChannelsPattern();

    /// <summary><c>CH1</c>, <c>CH 40</c>.</summary>
    [GeneratedRegex(@"^CH ?[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChannelPattern();
}
