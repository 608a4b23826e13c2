namespace EmgTool.Formats.Text;

/// <summary>Which rows of a column hold numbers.</summary>
/// <param name="gaps">Counts the gaps between them.</param>
internal sealed class ColumnRows(GapCount gaps)
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
    /// <exception cref="EmgTool.Core.Recordings.RecordingException">The gaps are too many.</exception>
    public void AddMissing(bool isBlank, long line, long count)
    {
        var runs = _runs.Count;
        End();
        if (runs > 0 && _runs.Count > runs)
        {
            gaps.Add("line", line);
        }

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

    /// <summary>The runs, after the last row, cut into such without steps.</summary>
    /// <exception cref="EmgTool.Core.Recordings.RecordingException">They are too many.</exception>
    public IReadOnlyList<RowRun> FinishSingly()
    {
        End();
        if (_runs.TrueForAll(run => run.Step == 1))
        {
            return _runs;
        }

        gaps.Add("line", FirstMissingLine, _runs.Where(run => run.Step > 1).Sum(run => run.Count - 1));
        return [.. _runs.SelectMany(run => run.Singly())];
    }

    private void End()
    {
        if (_runLength > 0 && !Joins())
        {
            _runs.Add(new RowRun(_runStart, _runLength));
        }

        _runLength = 0;
    }

    /// <summary>Lone numbers in even distances are one run, or a column that is sampled slowly would have as many runs as numbers.</summary>
    private bool Joins()
    {
        if (_runLength > 1 || _runs.Count == 0)
        {
            return false;
        }

        var last = _runs[^1];
        var step = last.Count == 1 ? _runStart - last.FirstRow : last.Step;
        if (step == 1 || last.FirstRow + (last.Count * step) != _runStart)
        {
            return false;
        }

        _runs[^1] = new RowRun(last.FirstRow, last.Count + 1, step);
        return true;
    }

    private void Count(long count, long line)
    {
        FirstMissingLine = Missing == 0 ? line : FirstMissingLine;
        Missing += count;
    }
}
