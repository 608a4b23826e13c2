using System.Globalization;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Noraxon MR3 and MyoResearch: some lines, a row of titles that begins with the time and holds units (<c>Ultium EMG.EMG 1 (uV)</c>, <c>VMO RT, uV</c>), and columns of
/// words (Activity, Marker; On in a synchronisation column). Tested on reconstructions from third-party readers only.</summary>
internal sealed class NoraxonExport : TableExport
{
    /// <summary>MR3 writes three lines above the titles.</summary>
    private const int LinesAbove = 10;

    /// <summary>Rows that are looked at for words.</summary>
    private const int RowsLookedAt = 1000;

    private static readonly byte[] Delimiters = "\t;,"u8.ToArray();

    private static readonly string[] WordTitles = ["activity", "activities", "marker", "markers"];

    /// <inheritdoc/>
    public override bool IsMatch(ExportHead head) => Titles(head, asked: null) is not null;

    /// <inheritdoc/>
    protected override ExportTable Describe(ExportHead head, ReadOptions options)
    {
        var asked = TextLayoutReader.Delimiter(options);
        var (titleLine, delimiter) = Titles(head, asked) ?? throw HeaderError.At("MR3", 0, $"the delimiter that was asked for gives no row of titles");
        var names = head.Fields(titleLine, delimiter);
        var columns = names.Select((name, index) => Column(head, titleLine + 1, delimiter, name, index)).ToList();
        var preamble = Preamble.Read([.. Enumerable.Range(0, titleLine).Select(index => head[index])]);
        return new ExportTable
        {
            Layout = new TextLayout
            {
                Format = "Noraxon text",
                Delimiter = delimiter,
                TitleLine = titleLine + 1,
                FirstLine = titleLine + 2,
                HasTrailingDelimiter = true,
                Columns = columns,
                Rate = preamble.Rate,
                RateSource = preamble.Rate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"line {preamble.RateLine}"),
                IsWindows1252 = head.IsWindows1252(titleLine + 1),
            },
        };
    }

    /// <summary>The row of titles: it begins with the time, and holds a Noraxon sensor or both columns of words.</summary>
    private static (int Line, byte Delimiter)? Titles(ExportHead head, byte? asked)
    {
        for (var index = 0; index < Math.Min(LinesAbove, head.Count); index++)
        {
            foreach (var delimiter in asked is { } one ? [one] : Delimiters)
            {
                var names = head.Fields(index, delimiter);
                var isNoraxon = names.Exists(name => name.StartsWith("Ultium", StringComparison.OrdinalIgnoreCase) || name.Contains("Noraxon", StringComparison.OrdinalIgnoreCase))
                    || names.Count(IsWords) >= 2;
                if (names.Count > 1 && isNoraxon && ColumnTitle.Read(names[0]).Role == ColumnRole.Time)
                {
                    return (index, delimiter);
                }
            }
        }

        return null;
    }

    private static bool IsWords(string name) => WordTitles.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static TextColumn Column(ExportHead head, int firstRow, byte delimiter, string name, int index)
    {
        var column = ColumnTitle.Read(name);
        if (index == 0)
        {
            return column;
        }

        // A marker or a synchronisation may come long behind the rows that are looked at: a column without numbers that may hold words is one of words.
        var (hasWords, hasNumbers) = Content(head, firstRow, delimiter, index);
        var isWords = hasWords || (!hasNumbers && (IsWords(name) || name.Contains("sync", StringComparison.OrdinalIgnoreCase)));
        return isWords ? new TextColumn { Name = name, Role = ColumnRole.Text } : column.Role == ColumnRole.Time ? column with { Role = ColumnRole.Ignored } : column;
    }

    private static (bool HasWords, bool HasNumbers) Content(ExportHead head, int firstRow, byte delimiter, int column)
    {
        var (hasWords, hasNumbers) = (false, false);
        foreach (var line in head.Lines.Skip(firstRow).Take(RowsLookedAt))
        {
            var splitter = new RowSplitter(line.Span, delimiter);
            var field = default(ReadOnlySpan<byte>);
            for (var index = 0; index <= column; index++)
            {
                if (!splitter.Next(out field))
                {
                    break;
                }
            }

            var kind = NumberText.Read(field, out _, out _);
            hasWords |= kind == FieldKind.Other;
            hasNumbers |= kind == FieldKind.Number;
        }

        return (hasWords, hasNumbers);
    }
}
