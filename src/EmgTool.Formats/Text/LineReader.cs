using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Reads a stream line by line through one buffer. Lines end with <c>\n</c>, <c>\r\n</c> or, in files without any <c>\n</c>, <c>\r</c>.</summary>
internal sealed class LineReader
{
    /// <summary>First piece of the file, from which the layout is found. No line may be longer.</summary>
    public const int HeadBytes = 1 << 20;

    /// <summary>Lines that a row of titles may take.</summary>
    private const int MostJoined = 50;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[HeadBytes];
    private int _lineStart;
    private int _start;
    private int _end;
    private int _wholeEnd;
    private bool _isAtEnd;

    /// <summary>Reads the first piece of the stream.</summary>
    /// <param name="stream">The bytes, ASCII-compatible.</param>
    /// <param name="prefix">Bytes that were taken from the stream before.</param>
    public LineReader(Stream stream, ReadOnlySpan<byte> prefix)
    {
        _stream = stream;
        prefix.CopyTo(_buffer);
        _end = prefix.Length;
        Fill();
        LineEnd = _buffer.AsSpan(0, _end).Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
        FindWholeEnd();
    }

    /// <summary>The last byte of each line.</summary>
    public byte LineEnd { get; }

    /// <summary>The next lines that are whole in memory, with their ends; empty where <see cref="Next"/> must fetch more.</summary>
    public ReadOnlySpan<byte> WholeLines => _start < _wholeEnd ? _buffer.AsSpan(_start, _wholeEnd - _start) : default;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>The lines of the first piece, before any was read; a last line that the piece cuts is left out. A quoted title may hold line ends (RFC 4180).</summary>
    public List<ReadOnlyMemory<byte>> HeadLines()
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        var starts = new List<int>();
        var position = _start;
        while (position < _end)
        {
            var length = _buffer.AsSpan(position, _end - position).IndexOf(LineEnd);
            if (length < 0 && !_isAtEnd)
            {
                break;
            }

            var end = length < 0 ? _end : position + length;
            lines.Add(_buffer.AsMemory(position, WithoutReturn(position, end) - position));
            starts.Add(position);
            position = end + 1;
        }

        for (var index = 0; index + 1 < lines.Count; index++)
        {
            var last = index;
            while (last - index < MostJoined && OpensQuote(lines[index].Span) && ClosingLine(lines, last) is > 0 and var closing)
            {
                last = closing;
                lines[index] = _buffer.AsMemory(starts[index], starts[last] + lines[last].Length - starts[index]);
            }

            // The lines keep their numbers: those that were joined are empty.
            while (index < last)
            {
                lines[++index] = default;
            }
        }

        return lines;
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line without its end; valid until the next call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="RecordingException">It is longer than <see cref="HeadBytes"/>.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        var length = _buffer.AsSpan(_start, _end - _start).IndexOf(LineEnd);
        if (length < 0 && !_isAtEnd)
        {
            Fill();
            length = _buffer.AsSpan(_start, _end - _start).IndexOf(LineEnd);
        }

        LineNumber++;
        if (length < 0 && !_isAtEnd)
        {
            throw new RecordingException("LINE_TOO_LONG",
                string.Create(CultureInfo.InvariantCulture, $"line {LineNumber} has more than {HeadBytes} bytes: this is no table of samples."));
        }

        var end = length < 0 ? _end : _start + length;
        if (_start >= _end)
        {
            line = default;
            return false;
        }

        line = _buffer.AsSpan(_start, WithoutReturn(_start, end) - _start);
        _lineStart = _start;
        _start = Math.Min(end + 1, _end);
        return true;
    }

    /// <summary>Adds the lines behind a line, as far as quotes are open in it: a quoted field may hold line ends (RFC 4180).</summary>
    /// <param name="line">What <see cref="Next"/> gave.</param>
    /// <returns>The line, with further ones where the quotes close within <see cref="MostJoined"/> lines; valid until the next call of <see cref="Next"/>.</returns>
    public ReadOnlySpan<byte> Join(ReadOnlySpan<byte> line)
    {
        if (!OpensQuote(line))
        {
            return line;
        }

        if (!FindClosing(out var lines, out var end) && !_isAtEnd)
        {
            _start = _lineStart;
            Fill();
            _lineStart = 0;
            _start = _buffer.AsSpan(0, _end).IndexOf(LineEnd) + 1;
            FindClosing(out lines, out end);
        }

        if (lines > 0)
        {
            LineNumber += lines;
            _start = Math.Min(end + 1, _end);
        }
        else
        {
            end = _start;
            end -= end > _lineStart && _buffer[end - 1] == LineEnd ? 1 : 0;
        }

        return _buffer.AsSpan(_lineStart, WithoutReturn(_lineStart, end) - _lineStart);
    }

    /// <summary>Goes on behind lines of <see cref="WholeLines"/>.</summary>
    /// <param name="bytes">Bytes of the lines.</param>
    /// <param name="lines">How many they are.</param>
    public void Skip(int bytes, int lines)
    {
        _start += bytes;
        LineNumber += lines;
    }

    /// <summary>Goes back before the line that was read last, once.</summary>
    public void Return()
    {
        _start = _lineStart;
        LineNumber--;
    }

    /// <summary>Whether a line ends within quotes that open where a field begins.</summary>
    private static bool OpensQuote(ReadOnlySpan<byte> line)
    {
        for (var at = 0; line[at..].IndexOf((byte)'"') is >= 0 and var next;)
        {
            at += next;
            if (at == 0 || IsDelimiter(line[at - 1]))
            {
                var close = ClosingQuote(line[(at + 1)..]);
                if (close < 0)
                {
                    return true;
                }

                at += close + 1;
            }

            at++;
        }

        return false;
    }

    /// <summary>The first quote of a line that begins within quotes, doubled ones aside; -1 where there is none.</summary>
    private static int ClosingQuote(ReadOnlySpan<byte> line)
    {
        for (var at = 0; line[at..].IndexOf((byte)'"') is >= 0 and var next; at += next + 2)
        {
            if (at + next + 1 == line.Length || line[at + next + 1] != '"')
            {
                return at + next;
            }
        }

        return -1;
    }

    private static bool IsDelimiter(byte letter) => letter is (byte)',' or (byte)';' or (byte)'\t';

    /// <summary>Whether the quotes of a line that begins within them close where a field ends.</summary>
    private static bool IsEndOfField(ReadOnlySpan<byte> line, int quote) => quote + 1 == line.Length || IsDelimiter(line[quote + 1]);

    /// <returns>Index of the line in which the quotes close where a field ends, or -1.</returns>
    private static int ClosingLine(List<ReadOnlyMemory<byte>> lines, int index)
    {
        for (var next = index + 1; next < Math.Min(lines.Count, index + MostJoined); next++)
        {
            if (ClosingQuote(lines[next].Span) is >= 0 and var quote)
            {
                return IsEndOfField(lines[next].Span, quote) ? next : -1;
            }
        }

        return -1;
    }

    /// <summary>Looks behind the line that was read last for the one in which its quotes close where a field ends.</summary>
    /// <returns>Whether all that is to be looked at is in memory.</returns>
    private bool FindClosing(out int lines, out int end)
    {
        (lines, end) = (0, _start - 1);
        for (var count = 1; count < MostJoined && end + 1 < _end; count++)
        {
            var start = end + 1;
            var length = _buffer.AsSpan(start, _end - start).IndexOf(LineEnd);
            if (length < 0 && !_isAtEnd)
            {
                return false;
            }

            end = length < 0 ? _end : start + length;
            var line = _buffer.AsSpan(start, WithoutReturn(start, end) - start);
            var quote = ClosingQuote(line);
            if (quote < 0)
            {
                continue;
            }

            if (!IsEndOfField(line, quote))
            {
                return true;
            }

            if (!OpensQuote(line[(quote + 1)..]))
            {
                lines = count;
                return true;
            }
        }

        return end + 1 < _end || _isAtEnd;
    }

    private int WithoutReturn(int start, int end)
    {
        while (end > start && _buffer[end - 1] == '\r')
        {
            end--;
        }

        return end;
    }

    private void FindWholeEnd() => _wholeEnd = _buffer.AsSpan(0, _end).LastIndexOf(LineEnd) + 1;

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        while (_end < _buffer.Length)
        {
            var read = _stream.Read(_buffer.AsSpan(_end));
            if (read == 0)
            {
                _isAtEnd = true;
                break;
            }

            _end += read;
        }

        FindWholeEnd();
    }
}
