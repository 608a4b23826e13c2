using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Finds the layout of a text table from its first lines.</summary>
internal static class TextLayoutReader
{
    /// <summary>Channels of the largest electrode grids are some hundreds; every column takes a buffer.</summary>
    private const int MaximumColumns = 4096;

    /// <summary>Delimiters in the order in which they are tried: a comma may be a decimal sign, a space may stand beside any other.</summary>
    private static readonly byte[] Delimiters = "\t;, "u8.ToArray();

    /// <summary>Finds the layout.</summary>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="options">What the user says about it.</param>
    /// <exception cref="RecordingException">There is no table of numbers, or more than one way to read it.</exception>
    /// <exception cref="SettingsException">The user's delimiter cannot be one.</exception>
    public static TextLayout Read(IReadOnlyList<ReadOnlyMemory<byte>> lines, ReadOptions options)
    {
        var block = Find(lines, Delimiter(options)) ?? throw new RecordingException("NO_TABLE",
            "No line of the file's beginning holds numbers only: this is no table of samples that can be read.",
            "EDF, BDF and text tables of numbers with one column a channel can be read; --delimiter names an unusual delimiter.");
        if (block.ColumnCount > MaximumColumns)
        {
            throw new RecordingException("TOO_MANY_COLUMNS", string.Create(CultureInfo.InvariantCulture,
                $"line {block.FirstIndex + 1} has {block.ColumnCount} columns; at most {MaximumColumns} can be read."), "A table needs one row a sample and one column a channel; this one may be turned on its side.");
        }

        var isUtf8 = true;
        var above = new List<string>();
        foreach (var line in lines.Take(block.FirstIndex))
        {
            above.Add(TextEncoding.Decode(line.Span, out var isValid));
            isUtf8 &= isValid;
        }

        var preamble = Preamble.Read(above);
        var titles = Titles.Find(above, block);
        var columns = Columns(block, titles, out var unitSource);
        columns = TimeColumns.Find(columns, lines, block, hasTitles: titles is not null);
        return new TextLayout
        {
            Format = block.Delimiter == ',' ? "CSV" : "text table",
            Delimiter = block.Delimiter,
            TitleLine = titles?.Line ?? 0,
            FirstLine = block.FirstIndex + 1,
            HasTrailingDelimiter = block.HasTrailingDelimiter,
            Columns = columns,
            Rate = preamble.Rate,
            RateSource = preamble.Rate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"line {preamble.RateLine}"),
            UnitSource = unitSource,
            IsWindows1252 = !isUtf8,
        };
    }

    /// <summary>The delimiter that the user names.</summary>
    /// <returns><see langword="null"/> where the user names none.</returns>
    /// <exception cref="SettingsException">It cannot be one.</exception>
    public static byte? Delimiter(ReadOptions options)
    {
        if (options.Delimiter is { } delimiter
            && (delimiter > '~' || (delimiter < ' ' && delimiter != '\t') || char.IsAsciiLetterOrDigit(delimiter) || delimiter is '.' or '-' or '+' or '"'))
        {
            throw new SettingsException("--delimiter: a tab, a space, or an ASCII sign that is not part of numbers is needed.", "Such as --delimiter ';'.");
        }

        return (byte?)options.Delimiter;
    }

    private static NumberBlock? Find(IReadOnlyList<ReadOnlyMemory<byte>> lines, byte? asked)
    {
        if (asked is { } delimiter)
        {
            // What the user says is not ambiguous; a table of one column holds no delimiter at all.
            return (NumberBlock.Find(lines, delimiter) ?? NumberBlock.Find(lines, 0)) is { } found ? found with { IsAmbiguous = false } : null;
        }

        foreach (var candidate in Delimiters)
        {
            if (NumberBlock.Find(lines, candidate) is { } block)
            {
                return block;
            }
        }

        return NumberBlock.Find(lines, 0);
    }

    private static List<TextColumn> Columns(NumberBlock block, Titles? titles, out string unitSource)
    {
        unitSource = titles?.Units is null ? "titles" : "unit row";
        var columns = new List<TextColumn>();
        for (var index = 0; index < block.ColumnCount; index++)
        {
            var column = titles is null
                ? new TextColumn { Name = "", Role = ColumnRole.Samples }
                : ColumnTitle.Read(titles.Names[index]);
            columns.Add(titles?.Units is { } units ? WithUnit(column, units[index]) : column);
        }

        return columns;
    }

    private static TextColumn WithUnit(TextColumn column, string unit) =>
        column.Role == ColumnRole.Time ? column with { SecondsPerUnit = ColumnTitle.SecondsIn(unit) is > 0 and var seconds ? seconds : column.SecondsPerUnit }
        : SignalUnit.Parse(unit) is { Kind: not UnitKind.Unknown } parsed ? column with { Unit = parsed }
        : column;
}
