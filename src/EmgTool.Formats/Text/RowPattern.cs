namespace EmgTool.Formats.Text;

/// <summary>What the next row of a table is likely to look like. Rows that do are taken many at a time.</summary>
/// <param name="layout">The layout of the table.</param>
/// <param name="store">Receives the numbers.</param>
/// <param name="roles">What the columns turned out to hold; may change between rows.</param>
/// <param name="clock">The times of the clock, for tables with some.</param>
/// <param name="columns">Receive which rows hold numbers.</param>
/// <param name="timeDigits">Receive how finely the times are written.</param>
internal sealed class RowPattern(TextLayout layout, ColumnStore store, ColumnRole[] roles, ClockColumn? clock, ColumnRows[] columns, TextPrecision[] timeDigits)
{
    private readonly PlainField[] _fields = new PlainField[roles.Length];
    private readonly bool _hasDate = roles.Contains(ColumnRole.Date);
    private PlainRows? _plain;

    /// <summary>Forgets the rows before.</summary>
    public void Reset()
    {
        for (var column = 0; column < _fields.Length; column++)
        {
            _fields[column] = new PlainField { Kind = KindOf(column), Text = [], Clock = clock };
        }
    }

    /// <summary>A field held what its column is for; so will the next one.</summary>
    /// <param name="column">Index of the column.</param>
    public void ExpectNumber(int column) => _fields[column].Kind = KindOf(column);

    /// <summary>What else stood in a row is likely to stand in the next one.</summary>
    /// <param name="text">The field as it stands in the line.</param>
    /// <param name="isBlank">Whether there is nothing in it.</param>
    /// <param name="column">Index of the column.</param>
    public void ExpectText(ReadOnlySpan<byte> text, bool isBlank, int column)
    {
        ref var field = ref _fields[column];
        field.Kind = PlainFieldKind.Same;
        field.IsBlank = isBlank;
        if (!text.SequenceEqual(field.Text))
        {
            // Plain rows are single lines: text over several is looked for in vain.
            field.Text = text.ContainsAny("\r\n"u8) ? "\0"u8.ToArray() : text.ToArray();
        }
    }

    /// <summary>Takes rows from the lines that are in memory.</summary>
    /// <param name="reader">Before the next row.</param>
    /// <param name="rowCount">Rows of the table so far.</param>
    /// <param name="decimalSign">Its decimal sign; 0 where it is not known yet.</param>
    /// <returns>How many.</returns>
    public int Read(LineReader reader, long rowCount, byte decimalSign)
    {
        if (reader.LineNumber + 1 < layout.FirstLine || !CanBePlain(rowCount))
        {
            return 0;
        }

        _plain ??= new PlainRows(_fields, layout.Delimiter, reader.LineEnd);
        var bytes = _plain.Read(reader.WholeLines, decimalSign);
        var count = _plain.Count;
        for (var column = 0; column < _fields.Length && count > 0; column++)
        {
            ref var field = ref _fields[column];
            if (field.Kind <= PlainFieldKind.Clock)
            {
                columns[column].AddNumbers(rowCount, count);
                store.Append(column, _plain[column]);
                timeDigits[column].Add(field.Decimals, field.LargestMantissa);
            }
            else if (field.Kind == PlainFieldKind.Same && roles[column] is not (ColumnRole.Text or ColumnRole.Date))
            {
                columns[column].AddMissing(field.IsBlank, reader.LineNumber + 1, count);
            }
        }

        reader.Skip(bytes, count);
        return count;
    }

    /// <summary>Rows must have a number to be told from lines that are none, no time may follow a row without one, and the first times need their date.</summary>
    private bool CanBePlain(long rowCount)
    {
        if (_hasDate && rowCount == 0)
        {
            return false;
        }

        var hasNumber = false;
        for (var column = 0; column < _fields.Length; column++)
        {
            hasNumber |= _fields[column].Kind <= PlainFieldKind.Clock;
            if (_fields[column].Kind is PlainFieldKind.Time or PlainFieldKind.Clock && store.Count(column) < rowCount)
            {
                return false;
            }
        }

        return hasNumber;
    }

    private PlainFieldKind KindOf(int column) => roles[column] switch
    {
        ColumnRole.Time => layout.Columns[column].IsClock ? PlainFieldKind.Clock : PlainFieldKind.Time,
        ColumnRole.Text or ColumnRole.Date => PlainFieldKind.Same,
        ColumnRole.Ignored => PlainFieldKind.Any,
        _ => PlainFieldKind.Number,
    };
}
