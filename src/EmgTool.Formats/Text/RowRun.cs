namespace EmgTool.Formats.Text;

/// <summary>Rows in which a column holds numbers, in even distances.</summary>
/// <param name="FirstRow">Index of the first row among the rows of the table.</param>
/// <param name="Count">How many.</param>
/// <param name="Step">Their distance.</param>
internal readonly record struct RowRun(long FirstRow, long Count, long Step = 1)
{
    /// <summary>Index of the last row.</summary>
    public long LastRow => FirstRow + ((Count - 1) * Step);

    /// <summary>The same rows in runs without gaps.</summary>
    public IEnumerable<RowRun> Singly()
    {
        if (Step == 1)
        {
            yield return this;
            yield break;
        }

        for (var row = FirstRow; row <= LastRow; row += Step)
        {
            yield return new RowRun(row, 1);
        }
    }
}
