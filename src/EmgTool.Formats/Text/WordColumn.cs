namespace EmgTool.Formats.Text;

/// <summary>Collects the words of a column: as long as they stay the same they are one run, and nothing between two words is none.</summary>
internal sealed class WordColumn
{
    /// <summary>A column that changes more often is no description of what was going on, and would fill the memory.</summary>
    private const int MaximumRuns = 100_000;

    private readonly List<WordRun> _runs = [];
    private byte[] _current = [];
    private long _firstRow;

    /// <summary>Whether there were more changes than are kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Takes a field.</summary>
    /// <param name="field">Its bytes, without quotes.</param>
    /// <param name="row">Index of its row.</param>
    public void Add(ReadOnlySpan<byte> field, long row)
    {
        field = field.Trim(" \t"u8);
        if (field.SequenceEqual(_current))
        {
            return;
        }

        End(row);
        _current = field.ToArray();
        _firstRow = row;
    }

    /// <summary>The runs, after the last row.</summary>
    /// <param name="rowCount">Number of rows.</param>
    public IReadOnlyList<WordRun> Finish(long rowCount)
    {
        End(rowCount);
        return _runs;
    }

    /// <summary>Ends the run, also when the same words follow.</summary>
    /// <param name="row">Index of the next row.</param>
    public void End(long row)
    {
        if (_current.Length == 0)
        {
            return;
        }

        IsCut = _runs.Count == MaximumRuns;
        if (!IsCut)
        {
            _runs.Add(new WordRun(_firstRow, row, TextEncoding.Decode(_current, out _).Replace("\"\"", "\"", StringComparison.Ordinal).ReplaceLineEndings(" ")));
        }

        _current = [];
    }
}
