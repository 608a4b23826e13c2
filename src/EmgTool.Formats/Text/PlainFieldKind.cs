namespace EmgTool.Formats.Text;

/// <summary>What is expected of a column in a plain row.</summary>
internal enum PlainFieldKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A number whose digits are taken into account.</summary>
    Time,

    /// <summary>The same text as in the row before, which may be none.</summary>
    Same,

    /// <summary>Any text without quotes.</summary>
    Any,
}
