namespace EmgTool.Formats.Text;

/// <summary>Rows in which a column holds numbers, without a missing one between them.</summary>
/// <param name="FirstRow">Index of the first row among the rows of the table.</param>
/// <param name="Count">How many.</param>
internal readonly record struct RowRun(long FirstRow, long Count);
