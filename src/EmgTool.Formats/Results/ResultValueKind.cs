namespace EmgTool.Formats.Results;

/// <summary>What a cell of a result table holds.</summary>
internal enum ResultValueKind
{
    Missing,
    Text,
    Composed,
    Count,
    Measure,
    Seconds,
}
