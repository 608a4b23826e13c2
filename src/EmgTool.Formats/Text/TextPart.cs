namespace EmgTool.Formats.Text;

/// <summary>One of the tables of a text file: most files have one, exports in blocks or channel by channel have several.</summary>
/// <param name="Layout">Its layout.</param>
/// <param name="Store">Its numbers.</param>
/// <param name="Table">Its rows.</param>
internal sealed record TextPart(TextLayout Layout, ColumnStore Store, TextTable Table);
