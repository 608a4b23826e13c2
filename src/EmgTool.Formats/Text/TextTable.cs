using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>The numbers of a text table, read once from the first row to the last. CsvHelper is for tables of results: exports of EMG systems
/// have free lines above the table, runs of spaces between fields, decimal commas and comments, which it does not know.</summary>
internal sealed class TextTable
{
    private readonly TextLayout _layout;
    private readonly ColumnStore _store;
    private readonly bool _hasTime;
    private readonly bool[] _isTime;
    private byte _decimalSign;
    private long _decimalSignLine;

    private TextTable(TextLayout layout, ColumnStore store)
    {
        _layout = layout;
        _store = store;
        _isTime = [.. layout.Columns.Select(column => column.Role == ColumnRole.Time)];
        _hasTime = _isTime.Contains(true);
        Columns = [.. layout.Columns.Select(_ => new ColumnRows())];
        TimeDigits = [.. layout.Columns.Select(_ => new TextPrecision())];
    }

    /// <summary>Which rows of each column hold numbers.</summary>
    public ColumnRows[] Columns { get; }

    /// <summary>How finely the times are written; empty for columns that are no time.</summary>
    public TextPrecision[] TimeDigits { get; }

    /// <summary>Rows of the table.</summary>
    public long RowCount { get; private set; }

    /// <summary>Whether fractions are written with a comma.</summary>
    public bool HasDecimalComma => _decimalSign == ',';

    /// <summary>Reads all rows.</summary>
    /// <param name="reader">Before the first line of the file.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="store">Receives the numbers; missing ones are not stored.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RecordingException">A row does not fit.</exception>
    /// <exception cref="IOException">The input cannot be read, or there is no room for the numbers.</exception>
    public static TextTable Read(LineReader reader, TextLayout layout, ColumnStore store, CancellationToken cancellation)
    {
        var table = new TextTable(layout, store);
        while (reader.Next(out var line))
        {
            if ((reader.LineNumber & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (reader.LineNumber >= layout.FirstLine && !NumberBlock.IsComment(line) && !table.IsSkipped(line))
            {
                table.ReadRow(line, reader.LineNumber);
            }
        }

        return table;
    }

    /// <summary>Empty lines are no rows. A line of delimiters only is one where rows have no time: the rows behind it are later than those before.</summary>
    private bool IsSkipped(ReadOnlySpan<byte> line) =>
        line.Trim(" \t;,\u001A"u8).IsEmpty && (_hasTime || _layout.Delimiter == 0 || !line.Contains(_layout.Delimiter));

    private void ReadRow(ReadOnlySpan<byte> line, long number)
    {
        var splitter = new RowSplitter(line, _layout.Delimiter);
        var column = 0;
        while (true)
        {
            if (column < _isTime.Length && !_isTime[column] && splitter.NextPlain(_decimalSign, out var value))
            {
                AddNumber(column, value);
            }
            else if (!splitter.Next(out var field))
            {
                break;
            }
            else if (column < _isTime.Length)
            {
                ReadField(field, column, number);
            }
            else if (!field.Trim(" \t"u8).IsEmpty || splitter.Next(out _))
            {
                // One empty field may stand behind a trailing delimiter, whether all rows have it or this one only.
                throw Ragged(line, number);
            }
            else
            {
                break;
            }

            column++;
        }

        if (column < _isTime.Length)
        {
            throw Ragged(line, number);
        }

        RowCount++;
    }

    private void ReadField(ReadOnlySpan<byte> field, int column, long line)
    {
        var kind = NumberText.Read(field, out var value, out var decimalSign);
        if (kind == FieldKind.Number)
        {
            if (decimalSign != 0 && decimalSign != _decimalSign)
            {
                TakeDecimalSign(decimalSign, field, line);
            }

            if (_isTime[column])
            {
                CheckTime(column, line);
                TimeDigits[column].Add(field);
            }

            AddNumber(column, value);
        }
        else if (kind == FieldKind.Other)
        {
            throw new RecordingException("BAD_NUMBER", string.Create(CultureInfo.InvariantCulture,
                $"line {line}, column {Title(column)}: '{Shorten(field)}' is not a number."), "Correct the line, or write NaN where a value is missing.");
        }
        else
        {
            Columns[column].AddMissing(kind == FieldKind.Blank, line);
        }
    }

    private void AddNumber(int column, double value)
    {
        Columns[column].AddNumber(RowCount);
        _store.Append(column, value);
    }

    private void CheckTime(int column, long line)
    {
        if (_store.Count(column) < RowCount)
        {
            throw new RecordingException("TIME_MISSING", string.Create(CultureInfo.InvariantCulture,
                $"line {line}, column {Title(column)}: there is a time here, but not in a row above."), "Complete the time column, or remove it and say --rate.");
        }
    }

    private void TakeDecimalSign(byte sign, ReadOnlySpan<byte> field, long line)
    {
        if (_decimalSign != 0)
        {
            throw new RecordingException("MIXED_DECIMALS", string.Create(CultureInfo.InvariantCulture,
                $"line {line}: '{Shorten(field)}' has a decimal {(sign == ',' ? "comma" : "point")}, but line {_decimalSignLine} has a number with a decimal {(sign == ',' ? "point" : "comma")}."),
                "Export the table with one decimal sign and without signs between thousands.");
        }

        _decimalSign = sign;
        _decimalSignLine = line;
    }

    private RecordingException Ragged(ReadOnlySpan<byte> line, long number)
    {
        var fields = 0;
        var splitter = new RowSplitter(line, _layout.Delimiter);
        while (splitter.Next(out _))
        {
            fields++;
        }

        return new RecordingException("RAGGED_ROW", string.Create(CultureInfo.InvariantCulture,
            $"line {number} has {fields} fields, but {_layout.Columns.Count} were expected: '{Shorten(line)}'."), "Correct the line; if it is the last one, the file may be cut off.");
    }

    private string Title(int column) => _layout.Columns[column].Name.Length > 0
        ? $"'{Shorten(_layout.Columns[column].Name)}'"
        : string.Create(CultureInfo.InvariantCulture, $"{column + 1}");

    private static string Shorten(ReadOnlySpan<byte> text) => Shorten(TextEncoding.Decode(text.Trim(" \t"u8), out _));

    private static string Shorten(string text)
    {
        const int Longest = 40;
        var whole = new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return whole.Length <= Longest ? whole : whole[..Longest] + "...";
    }
}
