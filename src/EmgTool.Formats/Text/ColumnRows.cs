namespace EmgTool.Formats.Text;

/// <summary>Which rows of a column hold numbers.</summary>
internal sealed class ColumnRows
{
    private readonly List<RowRun> _runs = [];
    private long _runStart;
    private long _runLength;
    private long _pendingBlanks;
    private long _pendingLine;

    /// <summary>Values that are missing between or before numbers, or that are said to be missing by a word such as NaN.
    /// Blank fields behind the last number are the end of the column and do not count.</summary>
    public long Missing { get; private set; }

    /// <summary>Line of the first of them.</summary>
    public long FirstMissingLine { get; private set; }

    /// <summary>Adds numbers.</summary>
    /// <param name="row">The row of the first.</param>
    /// <param name="count">In how many rows.</param>
    public void AddNumbers(long row, long count)
    {
        if (_pendingBlanks > 0)
        {
            Count(_pendingBlanks, _pendingLine);
            _pendingBlanks = 0;
        }

        if (_runLength == 0)
        {
            _runStart = row;
        }

        _runLength += count;
    }

    /// <summary>Adds fields without a number.</summary>
    /// <param name="isBlank">Whether there is nothing in them.</param>
    /// <param name="line">The line of the first.</param>
    /// <param name="count">In how many rows.</param>
    public void AddMissing(bool isBlank, long line, long count)
    {
        End();
        if (!isBlank)
        {
            Count(count, line);
        }
        else
        {
            _pendingLine = _pendingBlanks == 0 ? line : _pendingLine;
            _pendingBlanks += count;
        }
    }

    /// <summary>The runs, after the last row.</summary>
    public IReadOnlyList<RowRun> Finish()
    {
        End();
        return _runs;
    }

    private void End()
    {
        if (_runLength > 0)
        {
            _runs.Add(new RowRun(_runStart, _runLength));
            _runLength = 0;
        }
    }

    private void Count(long count, long line)
    {
        FirstMissingLine = Missing == 0 ? line : FirstMissingLine;
        Missing += count;
    }
}
