namespace EmgTool.Formats.Text.Exports;

/// <summary>A place where a running number jumps.</summary>
/// <param name="Row">Index of the row behind it.</param>
/// <param name="Before">The number before.</param>
/// <param name="Behind">The number behind.</param>
/// <param name="Lost">Rows that are missing; negative where the numbers do not tell.</param>
internal readonly record struct CounterGap(long Row, double Before, double Behind, double Lost);
