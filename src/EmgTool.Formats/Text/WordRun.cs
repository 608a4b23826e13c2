namespace EmgTool.Formats.Text;

/// <summary>Rows in which a column of words holds the same ones.</summary>
/// <param name="FirstRow">Index of the first row.</param>
/// <param name="EndRow">Index of the row with other words, or the number of rows.</param>
/// <param name="Text">The words, trimmed.</param>
internal readonly record struct WordRun(long FirstRow, long EndRow, string Text);
