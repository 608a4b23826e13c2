namespace EmgTool.Formats.Results;

/// <summary>How results are written.</summary>
public enum ResultFormat
{
    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>Tab-separated values.</summary>
    Tsv,

    /// <summary>JSON Lines: one record a line, each with its <c>type</c>.</summary>
    Jsonl,
}
