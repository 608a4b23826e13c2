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
        TextParts.CheckColumns(names.Count, titleLine + 1);
        var contents = Contents(head, titleLine + 1, delimiter, names.Count);
        var columns = names.Select((name, index) => index == 0 ? ColumnTitle.Read(name) : Column(name, contents[index])).ToList();
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

    private static TextColumn Column(string name, (bool HasWords, bool HasNumbers) content)
    {
        var column = ColumnTitle.Read(name);

        // A marker or a synchronisation may come long behind the rows that are looked at: a column without numbers that may hold words is one of words.
        var isWords = content.HasWords || (!content.HasNumbers && (IsWords(name) || name.Contains("sync", StringComparison.OrdinalIgnoreCase)));
        return isWords ? new TextColumn { Name = name, Role = ColumnRole.Text } : column.Role == ColumnRole.Time ? column with { Role = ColumnRole.Ignored } : column;
    }

    /// <summary>What stands in the columns of the rows that are looked at.</summary>
    private static (bool HasWords, bool HasNumbers)[] Contents(ExportHead head, int firstRow, byte delimiter, int columns)
    {
        var contents = new (bool HasWords, bool HasNumbers)[columns];
        foreach (var line in head.Lines.Skip(firstRow).Take(RowsLookedAt))
        {
            var splitter = new RowSplitter(line.Span, delimiter);
            for (var column = 0; column < columns && splitter.Next(out var field); column++)
            {
                var kind = NumberText.Read(field, out _, out _);
                contents[column].HasWords |= kind == FieldKind.Other;
                contents[column].HasNumbers |= kind == FieldKind.Number;
            }
        }

        return contents;
    }
}
