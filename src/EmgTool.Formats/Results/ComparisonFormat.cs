namespace EmgTool.Formats.Results;

/// <summary>How a comparison is written.</summary>
public enum ComparisonFormat
{
    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>Tab-separated values.</summary>
    Tsv,

    /// <summary>One JSON object with everything in it.</summary>
    Json,
}
