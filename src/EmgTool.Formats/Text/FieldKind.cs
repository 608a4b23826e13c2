namespace EmgTool.Formats.Text;

/// <summary>What a field of a text table holds.</summary>
internal enum FieldKind
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A word for a missing value, such as NaN.</summary>
    Missing,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>Anything else.</summary>
    Other,
}
