namespace EmgTool.Formats.Text;

/// <summary>Cuts a line into fields. A space as delimiter stands for any run of spaces and tabs. Fields may be quoted.</summary>
internal ref struct RowSplitter
{
    private readonly byte _delimiter;
    private ReadOnlySpan<byte> _rest;
    private bool _isDone;

    /// <summary>Starts at the first field of a line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="delimiter">The delimiter; 0 for a single column.</param>
    public RowSplitter(ReadOnlySpan<byte> line, byte delimiter)
    {
        _delimiter = delimiter;
        _rest = delimiter == ' ' ? line.Trim(" \t"u8) : line;
    }

    /// <summary>The last field as it stands in the line, with the quotes.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    /// <summary>Goes to the next field.</summary>
    /// <param name="field">The field, without the quotes around it; quotes inside stay doubled as they are in the file.</param>
    /// <returns>Whether there was one. An empty line has one, empty field.</returns>
    public bool Next(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (_isDone)
        {
            return false;
        }

        var quoted = _rest.TrimStart((byte)' ');
        if (quoted.Length > 0 && quoted[0] == '"' && ClosingQuote(quoted[1..]) is >= 0 and var close)
        {
            var before = _rest.Length - quoted.Length + close + 2;
            var next = EndOfField(_rest[before..]);

            // What stands behind the quotes belongs to the field: else a line with another delimiter would be one quoted field.
            var behind = next < 0 ? _rest[before..] : _rest.Slice(before, next);
            field = behind.Trim(" \t"u8).IsEmpty ? quoted.Slice(1, close) : _rest[..(before + behind.Length)];
            Skip(next < 0 ? -1 : before + next);
            return true;
        }

        var end = EndOfField(_rest);
        field = end < 0 ? _rest : _rest[..end];
        Skip(end);
        return true;
    }

    /// <summary>The first quote that is not doubled; -1 when there is none.</summary>
    private static int ClosingQuote(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (i + 1 == text.Length || text[i + 1] != '"')
            {
                return i;
            }

            i++;
        }

        return -1;
    }

    private readonly int EndOfField(ReadOnlySpan<byte> text) =>
        _delimiter == 0 ? -1 : _delimiter == ' ' ? text.IndexOfAny((byte)' ', (byte)'\t') : text.IndexOf(_delimiter);

    private void Skip(int end)
    {
        _isDone = end < 0;
        Raw = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        if (_delimiter == ' ')
        {
            _rest = _rest.TrimStart(" \t"u8);
        }
    }
}
