namespace EmgTool.Formats.Compression;

/// <summary>The compressed bytes, given out in pieces that are kept until the next one is asked for: the inflater takes more than it needs
/// and does not say how much, so that the end of a member must be looked for in the last piece.</summary>
internal sealed class GzipSource(Stream compressed) : ForwardStream
{
    private const int PieceBytes = 8192;

    private readonly byte[] _buffer = new byte[8 * PieceBytes];
    private int _piece;
    private int _next;
    private int _end;
    private long _consumed;

    /// <summary>Byte of the file that comes next.</summary>
    public long NextByte => _consumed + _next;

    /// <summary>Whether a piece was asked for behind the end.</summary>
    public bool WasExhausted { get; private set; }

    /// <summary>Gives the next piece.</summary>
    public override int Read(Span<byte> buffer)
    {
        _piece = _next;
        if (!Has(1))
        {
            WasExhausted = true;
            return 0;
        }

        _piece = _next;
        var count = Math.Min(Math.Min(buffer.Length, PieceBytes), _end - _next);
        _buffer.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    /// <summary>The next bytes, which are then passed.</summary>
    /// <returns>Fewer than asked for at the end; valid until the next call.</returns>
    public ReadOnlySpan<byte> Take(int count)
    {
        _piece = _next;
        Has(count);
        var taken = Math.Min(count, _end - _next);
        _next += taken;
        return _buffer.AsSpan(_next - taken, taken);
    }

    /// <summary>Looks for the trailer of a member from the last piece on, and goes behind it.</summary>
    /// <param name="trailer">Checksum and length, 4 bytes each.</param>
    /// <param name="skipped">Bytes of the piece that it cannot be in.</param>
    public GzipTrailer PassTrailer(ReadOnlySpan<byte> trailer, int skipped)
    {
        var isWhole = Has(trailer.Length);
        var from = Math.Min(_piece + skipped, _end);
        var seen = _buffer.AsSpan(from, Math.Min(_next + trailer.Length, _end) - from);
        var found = seen.IndexOf(trailer);
        if (found >= 0)
        {
            _next = from + found + trailer.Length;
            return GzipTrailer.Found;
        }

        // At the end of the file, half of the trailer in its place tells that nothing is missing.
        return isWhole || seen.EndsWith(trailer[4..]) || (seen.Length >= trailer.Length && seen[^trailer.Length..].StartsWith(trailer[..4]))
            ? GzipTrailer.Different
            : GzipTrailer.CutOff;
    }

    /// <summary>Sees to it that bytes are at hand; what was given out since the last piece stays.</summary>
    private bool Has(int count)
    {
        if (_end - _next >= count)
        {
            return true;
        }

        _buffer.AsSpan(_piece, _end - _piece).CopyTo(_buffer);
        (_consumed, _next, _end, _piece) = (_consumed + _piece, _next - _piece, _end - _piece, 0);
        while (_end - _next < count)
        {
            var read = compressed.Read(_buffer.AsSpan(_end));
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }
}
