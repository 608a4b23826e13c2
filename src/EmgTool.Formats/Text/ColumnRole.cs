namespace EmgTool.Formats.Text;

/// <summary>What a column of a text table holds.</summary>
internal enum ColumnRole
{
    /// <summary>Samples of a channel.</summary>
    Samples,

    /// <summary>Times of the samples in the columns to its right, up to the next time column.</summary>
    Time,

    /// <summary>A running number of the rows.</summary>
    Counter,

    /// <summary>Words: each change of them is an annotation.</summary>
    Text,

    /// <summary>Nothing that is looked at.</summary>
    Ignored,
}
