using System.Runtime.CompilerServices;

namespace EmgTool.Formats.Text;

/// <summary>Reads rows that hold plain numbers and, in the columns where the row before had something else, the same again. Nearly all rows of nearly
/// all tables are such; anything else is left to the caller, line by line.</summary>
internal sealed class PlainRows
{
    /// <summary>Rows that are taken at a time. Columns are a few more apart, so that they do not share the same places of the processor's cache.</summary>
    private const int MostRows = 500;
    private const int Apart = 504;
    private const int MostValues = 1 << 17;

    private readonly byte _delimiter;
    private readonly byte _lineEnd;
    private readonly PlainField[] _fields;
    private readonly int _rows;
    private readonly int _stride;
    private readonly double[] _values;

    /// <summary>Makes the room for the rows.</summary>
    /// <param name="fields">What is expected of each column; the caller changes it from call to call.</param>
    /// <param name="delimiter">The delimiter; a space for any run of blanks; 0 for a single column.</param>
    /// <param name="lineEnd">The last byte of a line.</param>
    public PlainRows(PlainField[] fields, byte delimiter, byte lineEnd)
    {
        _delimiter = delimiter;
        _lineEnd = lineEnd;
        _fields = fields;
        _rows = Math.Clamp(MostValues / fields.Length, 1, MostRows);
        _stride = _rows == MostRows ? Apart : _rows;
        _values = new double[fields.Length * _stride];
    }

    /// <summary>Rows that the last call read.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers of a column in them.</summary>
    public ReadOnlySpan<double> this[int column] => _values.AsSpan(column * _stride, Count);

    /// <summary>Reads as many rows as are plain and find room.</summary>
    /// <param name="text">Whole lines.</param>
    /// <param name="decimalSign">The decimal sign; another is not plain; 0 for none.</param>
    /// <returns>Bytes of the rows.</returns>
    public int Read(ReadOnlySpan<byte> text, byte decimalSign)
    {
        // Fields of a comma-separated table may have a decimal comma between quotes only.
        var sign = decimalSign == _delimiter || decimalSign == 0 ? PlainNumber.NoSign : decimalSign;
        var start = 0;
        for (Count = 0; Count < _rows; Count++)
        {
            var length = ReadRow(text[start..], sign);
            if (length == 0)
            {
                break;
            }

            start += length;
        }

        return start;
    }

    /// <returns>Bytes of the row with its end, or 0 where it is not plain.</returns>
    private int ReadRow(ReadOnlySpan<byte> text, byte decimalSign)
    {
        var fields = _fields;
        var values = _values;
        var delimiter = _delimiter;
        var place = Count;
        var at = 0;
        for (var column = 0; ; column++)
        {
            ref var field = ref fields[column];
            if (field.Kind <= PlainFieldKind.Time)
            {
                at = PlainNumber.Read(text, SkipBlanks(text, at, delimiter), decimalSign, out values[place], out var mantissa, out var decimals);
                if (field.Kind == PlainFieldKind.Time)
                {
                    field.Add(decimals, mantissa);
                }
            }
            else
            {
                at = ReadText(text, at, delimiter, in field);
            }

            if ((uint)at >= (uint)text.Length)
            {
                return 0;
            }

            if (column == fields.Length - 1)
            {
                return EndOfRow(text, at, delimiter);
            }

            // Of a run of blanks the next field skips the others.
            if (text[at] != delimiter && !(delimiter == ' ' && text[at] == '\t'))
            {
                return 0;
            }

            at++;
            place += _stride;
        }
    }

    /// <returns>Place behind the text, or -1 where another one stands.</returns>
    private static int ReadText(ReadOnlySpan<byte> text, int at, byte delimiter, in PlainField field)
    {
        at = delimiter == ' ' ? SkipBlanks(text, at, delimiter) : at;
        if (field.Kind == PlainFieldKind.Same)
        {
            return text[at..].StartsWith(field.Text) ? at + field.Text.Length : -1;
        }

        if (NumberBlock.IsComment(text[at..]))
        {
            return -1;
        }

        while ((uint)at < (uint)text.Length && text[at] != delimiter && text[at] is not ((byte)'\n' or (byte)'\r' or (byte)'"') && !(delimiter == ' ' && text[at] == '\t'))
        {
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipBlanks(ReadOnlySpan<byte> text, int at, byte delimiter)
    {
        while ((uint)at < (uint)text.Length && (text[at] == ' ' || (text[at] == '\t' && delimiter == ' ')))
        {
            at++;
        }

        return at;
    }

    /// <returns>Place behind the end of the line, or 0 where something else stands in between; one delimiter may.</returns>
    private int EndOfRow(ReadOnlySpan<byte> text, int at, byte delimiter)
    {
        if (delimiter == ' ')
        {
            at = SkipBlanks(text, at, delimiter);
        }
        else if (delimiter != 0 && text[at] == delimiter)
        {
            at++;
        }

        if ((uint)at < (uint)text.Length && text[at] == '\r' && _lineEnd == '\n')
        {
            at++;
        }

        return (uint)at < (uint)text.Length && text[at] == _lineEnd ? at + 1 : 0;
    }
}
