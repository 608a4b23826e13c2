using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>The numbers of a text table, read once from the first row to the last. CsvHelper is for tables of results: exports of EMG systems
/// have free lines above the table, runs of spaces between fields, decimal commas and comments, which it does not know.</summary>
internal sealed class TextTable
{
    private readonly TextLayout _layout;
    private readonly ColumnStore _store;
    private readonly GapCount _gaps;
    private readonly ColumnRole[] _roles;
    private readonly bool _hasTime;
    private readonly int _dateColumn;
    private readonly RowPattern _pattern;
    private byte _decimalSign;
    private long _decimalSignLine;
    private long _emptyLine;
    private long _rowsAboveEmptyLine;

    /// <summary>Makes an empty table.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="store">Receives the numbers; missing ones are not stored.</param>
    /// <param name="gaps">Counts the gaps of the file.</param>
    public TextTable(TextLayout layout, ColumnStore store, GapCount gaps)
    {
        _layout = layout;
        _store = store;
        _gaps = gaps;
        _roles = [.. layout.Columns.Select(column => column.Role)];
        Clock = layout.Columns.Any(column => column.IsClock) ? new ClockColumn() : null;
        _dateColumn = Array.IndexOf(_roles, ColumnRole.Date);
        _decimalSign = layout.DecimalSign;
        _hasTime = _roles.Contains(ColumnRole.Time);
        Columns = [.. layout.Columns.Select(_ => new ColumnRows(gaps))];
        Words = [.. layout.Columns.Select(_ => new WordColumn())];
        TimeDigits = [.. layout.Columns.Select(_ => new TextPrecision())];
        _pattern = new RowPattern(layout, store, _roles, Clock, Columns, TimeDigits);
    }

    /// <summary>Which rows of each column hold numbers.</summary>
    public ColumnRows[] Columns { get; }

    /// <summary>The words of each column; empty for columns that are not <see cref="ColumnRole.Text"/>.</summary>
    public WordColumn[] Words { get; }

    /// <summary>The times of the clock; <see langword="null"/> for tables without.</summary>
    public ClockColumn? Clock { get; }

    /// <summary>Words behind the last column.</summary>
    public AnnotationList<RowComment> Comments { get; } = new();

    /// <summary>How finely the times are written; empty for columns that are no time.</summary>
    public TextPrecision[] TimeDigits { get; }

    /// <summary>The first row and the first of each further block, with the times that the blocks begin at, in seconds from the start of the recording.</summary>
    public List<TimeStart> Blocks { get; } = [];

    /// <summary>Rows of the table.</summary>
    public long RowCount { get; private set; }

    /// <summary>Whether fractions are written with a comma.</summary>
    public bool HasDecimalComma => _decimalSign == ',';

    /// <summary>What a column turned out to hold.</summary>
    public ColumnRole RoleOf(int column) => _roles[column];

    /// <summary>Reads the rows of a file, or of a block of one: to the end, or to a line with one of <see cref="TextLayout.EndMarks"/>, which stays unread.
    /// Called again, the rows of another block with the same columns follow behind those before, as segments of their own.</summary>
    /// <param name="reader">Before the first row, or before <see cref="TextLayout.FirstLine"/>.</param>
    /// <param name="startSeconds">Time of the first row from the start of the recording, for columns without a time column.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RecordingException">A row does not fit, or there is no room for the numbers.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public void Read(LineReader reader, decimal startSeconds, CancellationToken cancellation)
    {
        StartBlock(RowCount, startSeconds, "line", reader.LineNumber + 1);
        foreach (var words in Words)
        {
            words.End(RowCount);
        }

        _pattern.Reset();
        while (true)
        {
            while (_pattern.Read(reader, RowCount, _decimalSign) is > 0 and var rows)
            {
                RowCount += rows;
                cancellation.ThrowIfCancellationRequested();
            }

            if (!reader.Next(out var line))
            {
                return;
            }

            if ((reader.LineNumber & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (reader.LineNumber < _layout.FirstLine || NumberBlock.IsComment(line))
            {
                continue;
            }

            if (IsEnd(line))
            {
                reader.Return();
                return;
            }

            if (IsSkipped(line))
            {
                NoteEmptyLine(reader.LineNumber);
                continue;
            }

            var number = reader.LineNumber;
            line = reader.Join(line);
            try
            {
                ReadRow(line, number);
            }
            catch (RecordingException error) when (RowCount > 0 && _roles.Length > 1 && RowError.HoldsNoNumber(line, _layout.Delimiter))
            {
                throw RowError.SecondTable(line, number, error);
            }
        }
    }

    /// <summary>Starts a block.</summary>
    /// <param name="row">Index of its first row.</param>
    /// <param name="seconds">Time of that row.</param>
    /// <param name="what">What is numbered, for an error: <c>line</c> or <c>row</c>.</param>
    /// <param name="number">Number of the place in the file.</param>
    /// <exception cref="RecordingException">The blocks are too many.</exception>
    public void StartBlock(long row, decimal seconds, string what, long number)
    {
        if (Blocks.Count > 0)
        {
            _gaps.Add(what, number);
        }

        Blocks.Add(new TimeStart(row, seconds));
    }

    /// <summary>Rows behind an empty line may belong to another table; where they have no times, nothing tells.</summary>
    public void WarnOfEmptyLines(WarningLog warnings)
    {
        if (!_hasTime && _emptyLine > 0 && RowCount > _rowsAboveEmptyLine)
        {
            warnings.Add("EMPTY_LINES", string.Create(CultureInfo.InvariantCulture, $"line {_emptyLine}"), "An empty line stands between rows; those behind it are taken to follow without a gap.");
        }
    }

    /// <summary>The first one between rows counts.</summary>
    private void NoteEmptyLine(long line)
    {
        if (RowCount > 0 && _emptyLine == 0)
        {
            _emptyLine = line;
            _rowsAboveEmptyLine = RowCount;
        }
    }

    private bool IsEnd(ReadOnlySpan<byte> line)
    {
        foreach (var mark in _layout.EndMarks)
        {
            if (mark.Length == 0 ? line.Trim(" \t"u8).IsEmpty : line.StartsWith(mark))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Empty lines are no rows. A line of delimiters only is one where rows have no time: the rows behind it are later than those before.</summary>
    private bool IsSkipped(ReadOnlySpan<byte> line) =>
        line.Trim(" \t;,\u001A"u8).IsEmpty && (_hasTime || _layout.Delimiter == 0 || !line.Contains(_layout.Delimiter));

    private void ReadRow(ReadOnlySpan<byte> line, long number)
    {
        if (_dateColumn >= 0)
        {
            ReadDate(line, number);
        }

        var splitter = new RowSplitter(line, _layout.Delimiter);
        var column = 0;
        while (true)
        {
            if (!splitter.Next(out var field))
            {
                break;
            }
            else if (column < _roles.Length)
            {
                ReadField(field, splitter.Raw, column, number);
            }
            else if (_layout.HasComments)
            {
                if (!field.Trim(" \t"u8).IsEmpty)
                {
                    Comments.Add(RowComment.Read(field, RowCount), number);
                }
            }
            else if (!field.Trim(" \t"u8).IsEmpty || splitter.Next(out _))
            {
                // One empty field may stand behind a trailing delimiter, whether all rows have it or this one only.
                throw RowError.Ragged(line, number, _layout);
            }
            else
            {
                break;
            }

            column++;
        }

        if (column < _roles.Length)
        {
            throw RowError.Ragged(line, number, _layout);
        }

        RowCount++;
    }

    private void ReadField(ReadOnlySpan<byte> field, ReadOnlySpan<byte> raw, int column, long line)
    {
        switch (_roles[column])
        {
            case ColumnRole.Ignored:
                return;
            case ColumnRole.Text:
                Words[column].Add(field, RowCount);
                goto case ColumnRole.Date;
            case ColumnRole.Date:
                _pattern.ExpectText(raw, isBlank: false, column);
                return;
            case ColumnRole.Time when _layout.Columns[column].IsClock && !field.Trim(" \t"u8).IsEmpty:
                ReadClock(field, column, line);
                return;
        }

        var kind = NumberText.Read(field, out var value, out var decimalSign);
        if (kind == FieldKind.Number)
        {
            if (decimalSign != 0 && decimalSign != _decimalSign)
            {
                TakeDecimalSign(decimalSign, field, line);
            }

            if (_roles[column] == ColumnRole.Time)
            {
                CheckTime(column, line);
                TimeDigits[column].Add(field);
            }

            _pattern.ExpectNumber(column);
            Columns[column].AddNumbers(RowCount, 1);
            _store.Append(column, value);
        }
        else if (kind == FieldKind.Other && _layout.Columns[column].MayBeWords && _store.Count(column) == 0)
        {
            _roles[column] = ColumnRole.Text;
            ReadField(field, raw, column, line);
        }
        else if (kind == FieldKind.Other)
        {
            throw RowError.BadNumber(field, line, _layout.Columns[column], column);
        }
        else
        {
            Columns[column].AddMissing(kind == FieldKind.Blank, line, 1);
            _pattern.ExpectText(raw, kind == FieldKind.Blank, column);
        }
    }

    private void ReadClock(ReadOnlySpan<byte> field, int column, long line)
    {
        if (!Clock!.TryRead(field, out var seconds))
        {
            throw RowError.BadTime(field, line, _layout.Columns[column], column);
        }

        CheckTime(column, line);
        _pattern.ExpectNumber(column);
        Columns[column].AddNumbers(RowCount, 1);
        _store.Append(column, seconds);
    }

    /// <summary>The date of a row stands anywhere in it, but its time needs it.</summary>
    private void ReadDate(ReadOnlySpan<byte> line, long number)
    {
        var splitter = new RowSplitter(line, _layout.Delimiter);
        var field = default(ReadOnlySpan<byte>);
        for (var column = 0; column <= _dateColumn && splitter.Next(out field); column++)
        {
        }

        if (!field.Trim(" \t"u8).IsEmpty && !Clock!.TrySetDate(field))
        {
            throw RowError.BadTime(field, number, _layout.Columns[_dateColumn], _dateColumn);
        }
    }

    private void CheckTime(int column, long line)
    {
        if (_store.Count(column) < RowCount)
        {
            throw RowError.TimeMissing(line, _layout.Columns[column], column);
        }
    }

    private void TakeDecimalSign(byte sign, ReadOnlySpan<byte> field, long line)
    {
        if (_decimalSign != 0)
        {
            throw RowError.MixedDecimals(field, line, sign, _decimalSignLine == 0 ? "--decimal says that numbers have" : string.Create(CultureInfo.InvariantCulture, $"line {_decimalSignLine} has a number with"));
        }

        _decimalSign = sign;
        _decimalSignLine = line;
    }
}
