using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Puts the blocks of a LabChart file together: those with the same channels and rate are segments of one table.</summary>
/// <param name="parts">Receives the tables.</param>
/// <param name="delimiter">What is between the fields.</param>
internal sealed class LabChartBlocks(TextParts parts, byte delimiter)
{
    /// <summary>Stimulated recordings have hundreds of blocks; the segments tell of the others.</summary>
    private const int BlocksTold = 20;

    private readonly Dictionary<string, TextPart> _parts = new(StringComparer.Ordinal);
    private decimal? _origin;
    private decimal _end;
    private int _count;

    /// <summary>What was odd.</summary>
    public WarningLog Warnings { get; } = new();

    /// <summary>What the headers say.</summary>
    public List<KeyValuePair<string, string>> Details { get; } = [];

    /// <summary>Date and time from which all times count: the start of the first block.</summary>
    public DateTime? Start { get; private set; }

    /// <summary>Reads the rows of a block.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="row">Its first row.</param>
    /// <param name="input">The file, before that row.</param>
    /// <exception cref="RecordingException">The rows do not fit the header.</exception>
    public void Read(LabChartHeader header, LabChartRow row, TextInput input)
    {
        var hasTime = row.Fields == header.Titles.Count + 1 || (row.Fields == header.Titles.Count + 2 && row.EndsBlank);
        if (!hasTime && row.Fields != header.Titles.Count)
        {
            throw HeaderError.At("LabChart", row.Line - 1, $"the row has {row.Fields} fields, but line {header.TitleLine} names {header.Titles.Count} channels");
        }

        var start = StartOf(header, row, hasTime);
        var key = string.Join('\t', [.. header.Titles, .. header.Units, $"{header.Rate?.Numerator}/{header.Rate?.Denominator}", hasTime ? "time" : ""]);
        if (!_parts.TryGetValue(key, out var part))
        {
            if (_parts.Count > 0)
            {
                Warnings.AddRepeated("BLOCKS_DIFFER", string.Create(CultureInfo.InvariantCulture, $"line {header.FirstLine}"),
                    "The block has other channels, units or another sampling rate than the first one; its channels are channels of their own.");
            }

            part = parts.Add(Layout(header, row, hasTime, input));
            _parts.Add(key, part);
        }

        _count++;
        var before = part.Table.RowCount;
        part.Table.Read(input.Lines, start, input.Cancellation);
        var rows = part.Table.RowCount - before;
        if (start < _end)
        {
            Warnings.AddRepeated("TIME_OVERLAP", string.Create(CultureInfo.InvariantCulture, $"line {header.FirstLine}"),
                string.Create(CultureInfo.InvariantCulture, $"Block {_count} starts at {start:0.#########} s, before the end of the block above at {_end:0.#########} s; both are kept."));
        }

        _end = start + (header.Rate is { } rate ? rate.ExactSecondsOf(rows) : 0);
        if (_count <= BlocksTold)
        {
            Details.Add(new("block", string.Create(CultureInfo.InvariantCulture, $"{_count}: {rows} rows from line {row.Line}, starts at {start:0.#########} s")));
        }
    }

    private decimal StartOf(LabChartHeader header, LabChartRow row, bool hasTime)
    {
        var first = hasTime ? LabChartTime.Seconds(row.First) ?? throw HeaderError.At("LabChart", row.Line - 1, $"'{RowError.Shorten(row.First)}' is no time") : 0;
        if (header.TimeFormat.Contains("File", StringComparison.OrdinalIgnoreCase))
        {
            Start ??= header.StartSeconds is { } begin ? LabChartTime.At(begin) : null;
            return first;
        }

        if (header.StartSeconds is not { } block)
        {
            // Without dates nothing tells how long the gaps between blocks are.
            if (_count > 0)
            {
                Warnings.AddRepeated("BLOCK_START_UNKNOWN", string.Create(CultureInfo.InvariantCulture, $"line {header.FirstLine}"), "The block gives no date (ExcelDateTime); it is put behind the block above.");
            }

            return _count == 0 ? first : Math.Max(first, _end);
        }

        _origin ??= block;
        Start ??= LabChartTime.At(block);
        if (!header.TimeFormat.Contains("Day", StringComparison.OrdinalIgnoreCase))
        {
            return block - _origin.Value + first;
        }

        // Clock times: those behind midnight are small again.
        var behind = hasTime ? first - (block % LabChartTime.Day) : 0;
        return block - _origin.Value + (behind < 0 ? behind + LabChartTime.Day : behind);
    }

    private TextLayout Layout(LabChartHeader header, LabChartRow row, bool hasTime, TextInput input)
    {
        var columns = header.Titles.Select((title, index) => new TextColumn { Name = title, Role = ColumnRole.Samples, Unit = SignalUnit.Parse(header.Units[index]) }).ToList();
        if (hasTime)
        {
            // The interval gives the times of a block exactly; only its first time is needed.
            columns.Insert(0, new TextColumn { Name = "time", Role = header.Rate is null ? ColumnRole.Time : ColumnRole.Ignored, SecondsPerUnit = 1 });
        }

        return new TextLayout
        {
            Format = "LabChart text",
            Delimiter = delimiter,
            TitleLine = (int)Math.Min(int.MaxValue, header.TitleLine),
            FirstLine = (int)Math.Min(int.MaxValue, row.Line),
            HasTrailingDelimiter = true,
            Columns = columns,
            Rate = header.Rate,
            RateSource = header.Rate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"line {header.IntervalLine} (Interval)"),
            UnitSource = header.UnitSource,
            EndMarks = LabChartHeader.Keys,
            HasComments = true,
            IsWindows1252 = input.Head.IsWindows1252(ExportHead.LinesLookedAt),
        };
    }
}
