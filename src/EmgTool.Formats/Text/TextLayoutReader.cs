using System.Globalization;
using EmgTool.Core;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Finds the layout of a text table from its first lines.</summary>
internal static class TextLayoutReader
{
    /// <summary>Finds the layout.</summary>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="options">What the user says about it.</param>
    /// <exception cref="RecordingException">There is no table of numbers, or more than one way to read it.</exception>
    /// <exception cref="SettingsException">The user's delimiter cannot be one.</exception>
    public static TextLayout Read(IReadOnlyList<ReadOnlyMemory<byte>> lines, ReadOptions options)
    {
        var block = Find(lines, options) ?? throw new RecordingException("NO_TABLE",
            "No lines of the file's beginning hold numbers in columns: this is no table of samples that can be read.",
            "EDF, BDF and text tables of numbers with one column a channel can be read; --delimiter names an unusual delimiter.");
        if (block.ColumnCount > RecordingLimits.MaximumColumns)
        {
            throw new RecordingException("TOO_MANY_COLUMNS", string.Create(CultureInfo.InvariantCulture,
                $"line {block.FirstIndex + 1} has {block.ColumnCount} columns; at most {RecordingLimits.MaximumColumns} can be read."), "A table needs one row a sample and one column a channel; this one may be turned on its side.");
        }

        var isUtf8 = true;
        var above = new List<string>();
        foreach (var line in lines.Take(block.FirstIndex))
        {
            above.Add(TextEncoding.Decode(line.Span, out var isValid));
            isUtf8 &= isValid;
        }

        var preamble = Preamble.Read(above);
        var titles = options.TitleLine is { } titleLine ? Titles.At(above, titleLine, block) : Titles.Find(above, block);
        var columns = Columns(block, titles, out var unitSource);
        columns = options.TimeColumn is { } asked ? TimeColumns.Take(asked, columns, titles, block) : TimeColumns.Find(columns, lines, block, titles is not null, options.Rate ?? preamble.Rate);
        return new TextLayout
        {
            Format = block.Delimiter == ',' ? "CSV" : "text table",
            Delimiter = block.Delimiter,
            TitleLine = titles?.Line ?? 0,
            FirstLine = block.FirstIndex + 1,
            HasTrailingDelimiter = block.HasTrailingDelimiter,
            Columns = columns,
            DecimalSign = (byte)(options.DecimalSign ?? '\0'),
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

    private static NumberBlock? Find(IReadOnlyList<ReadOnlyMemory<byte>> lines, ReadOptions options)
    {
        if (options.DecimalSign is not (null or '.' or ','))
        {
            throw new SettingsException($"--decimal: '{options.DecimalSign}' is no decimal sign; a point or a comma is.");
        }

        if (options.TitleLine is { } line && (line < 0 || line >= lines.Count))
        {
            throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"--title-line {line}: the beginning of the file has {lines.Count} lines, the last of which cannot be the titles."));
        }

        // Above the titles no row is looked for: titles may be numbers.
        var skipped = options.TitleLine ?? 0;
        IReadOnlyList<ReadOnlyMemory<byte>> below = skipped == 0 ? lines : [.. lines.Skip(skipped)];
        if (FindBlock(below, options) is not { } block)
        {
            return null;
        }

        block = MixedBlock.Complete(below, block);
        return block with { FirstIndex = block.FirstIndex + skipped, IsAmbiguous = block.IsAmbiguous && options.DecimalSign is null };
    }

    private static NumberBlock? FindBlock(IReadOnlyList<ReadOnlyMemory<byte>> lines, ReadOptions options)
    {
        if (Delimiter(options) is { } delimiter)
        {
            // What the user says is not ambiguous; a table of one column holds no delimiter at all.
            return (NumberBlock.Find(lines, delimiter) ?? MixedBlock.Find(lines, delimiter) ?? NumberBlock.Find(lines, 0)) is { } found ? found with { IsAmbiguous = false } : null;
        }

        // A comma that is said to be the decimal sign separates fields only where nothing else does.
        var candidates = options.DecimalSign == ',' ? "\t; \0,"u8 : "\t;, \0"u8;
        foreach (var candidate in candidates)
        {
            if (NumberBlock.Find(lines, candidate) is { } block)
            {
                return block;
            }
        }

        foreach (var candidate in "\t;,"u8)
        {
            if (MixedBlock.Find(lines, candidate) is { } block)
            {
                return block;
            }
        }

        return null;
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
            column = titles?.Units is { } units ? WithUnit(column, units[index]) : column;
            columns.Add(WithContent(column, titles?.Names[index].Trim() ?? "", block.Contents[index]));
        }

        return OneClock(columns);
    }

    private static TextColumn WithUnit(TextColumn column, string unit) =>
        column.Role == ColumnRole.Time ? column with { SecondsPerUnit = ColumnTitle.SecondsIn(unit) is > 0 and var seconds ? seconds : column.SecondsPerUnit }
        : SignalUnit.Parse(unit) is { Kind: not UnitKind.Unknown } parsed ? column with { Unit = parsed }
        : column;

    /// <summary>What the fields are goes before what the title says.</summary>
    private static TextColumn WithContent(TextColumn column, string title, ColumnContent content) => content switch
    {
        ColumnContent.Words => column with { Name = title, Role = ColumnRole.Text },
        ColumnContent.Clock => column with { Name = title, Role = ColumnRole.Time, IsClock = true },
        ColumnContent.Dates => column with { Name = title, Role = ColumnRole.Date },
        ColumnContent.Blank => column with { MayBeWords = title.Length > 0 && column.Role == ColumnRole.Samples },
        _ => column,
    };

    /// <summary>Of several columns that tell the time of all others, numbers go before times of the clock, and the first of those before further ones.</summary>
    private static List<TextColumn> OneClock(List<TextColumn> columns)
    {
        var hasNumbers = columns.Exists(column => column.Role == ColumnRole.Time && !column.IsClock);
        var first = hasNumbers ? -1 : columns.FindIndex(column => column.IsClock);
        return [.. columns.Select((column, index) => (column.IsClock && index != first) || (column.Role == ColumnRole.Date && first < 0) ? column with { Role = ColumnRole.Ignored } : column)];
    }
}
