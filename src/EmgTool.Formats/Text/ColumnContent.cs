namespace EmgTool.Formats.Text;

/// <summary>What the fields of a column of a text table are.</summary>
internal enum ColumnContent
{
    /// <summary>Nothing, or words for missing values.</summary>
    Blank,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Times of the clock, with or without dates.</summary>
    Clock,

    /// <summary>Dates.</summary>
    Dates,

    /// <summary>Words.</summary>
    Words,
}
