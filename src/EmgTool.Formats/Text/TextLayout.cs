using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>How a text file is laid out, found from its first lines.</summary>
internal sealed record TextLayout
{
    /// <summary>Name of the format, such as <c>CSV</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Byte between two fields: tab, semicolon, comma, or a space for any run of blanks; 0 for a single column.</summary>
    public required byte Delimiter { get; init; }

    /// <summary>Number of the line with the titles, from 1; 0 for none.</summary>
    public required int TitleLine { get; init; }

    /// <summary>Number of the first line of numbers, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Whether every line ends with a delimiter behind which nothing stands.</summary>
    public required bool HasTrailingDelimiter { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<TextColumn> Columns { get; init; }

    /// <summary>Sampling rate by the lines above the table.</summary>
    public SamplingRate? Rate { get; init; }

    /// <summary>Where <see cref="Rate"/> stands.</summary>
    public string RateSource { get; init; } = "";

    /// <summary>Where the units stand.</summary>
    public string UnitSource { get; init; } = "titles";

    /// <summary>Date and time of the first row by the lines above the table.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Beginnings of lines that end the table: what stands behind is another table, or none. They begin with what is no row of numbers; an empty one
    /// stands for an empty line.</summary>
    public IReadOnlyList<byte[]> EndMarks { get; init; } = [];

    /// <summary>Whether words may stand behind the last column, as comments on their row.</summary>
    public bool HasComments { get; init; }

    /// <summary>Whether a line above the table is not UTF-8.</summary>
    public bool IsWindows1252 { get; init; }
}
