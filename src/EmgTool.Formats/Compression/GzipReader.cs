using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Compression;

/// <summary>Decompresses gzip (RFC 1952). The runtime's own reader takes a truncated file for a complete one unless a switch of the whole
/// process was set before its first use, and passes over whatever stands behind the last member; this one reads the frame itself.</summary>
internal sealed class GzipReader(Stream compressed) : ForwardStream
{
    private const byte HasHeaderChecksum = 2;
    private const byte HasExtra = 4;
    private const byte HasName = 8;
    private const byte HasComment = 16;
    private const byte ReservedFlags = 0xE0;

    /// <summary>The shortest compressed data: an empty block with fixed codes.</summary>
    private const int ShortestData = 2;

    private readonly GzipSource _source = new(compressed);
    private DeflateStream? _member;
    private long _memberBytes;
    private long _total;
    private uint _checksum;
    private bool _hasBegun;
    private bool _isAtEnd;

    /// <summary>Whether a file starts like gzip, with the one method that there is.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.Length >= 4 && start[0] == 0x1F && start[1] == 0x8B && start[2] == 8 && (start[3] & ReservedFlags) == 0;

    /// <inheritdoc/>
    /// <exception cref="RecordingException">The data is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_isAtEnd && !buffer.IsEmpty)
        {
            if (_member is null && !BeginMember())
            {
                _isAtEnd = true;
                break;
            }

            var read = Inflate(buffer);
            if (read > 0)
            {
                _checksum = Crc32.Append(_checksum, buffer[..read]);
                _memberBytes += read;
                _total += read;
                return read;
            }

            EndMember();
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _member?.Dispose();
        compressed.Dispose();
        base.Dispose(disposing);
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return _member!.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw _source.WasExhausted ? Truncated() : Damaged("the data cannot be decompressed", error);
        }
    }

    /// <returns>Whether there is another member.</returns>
    private bool BeginMember()
    {
        var start = _source.Take(4);
        if (_hasBegun && !IsGzip(start))
        {
            RefuseRest(start);
            return false;
        }

        if (start.Length < 4)
        {
            throw Truncated();
        }

        _hasBegun = true;
        var flags = start[3];
        Pass(6);
        if ((flags & HasExtra) != 0)
        {
            Pass(BinaryPrimitives.ReadUInt16LittleEndian(Required(2)));
        }

        PassText((flags & HasName) != 0);
        PassText((flags & HasComment) != 0);
        Pass((flags & HasHeaderChecksum) != 0 ? 2 : 0);
        (_checksum, _memberBytes) = (0, 0);
        _member = new DeflateStream(_source, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    /// <summary>Behind the data stand its checksum and its length: where they are found, the member is complete.</summary>
    private void EndMember()
    {
        _member!.Dispose();
        _member = null;
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)_memberBytes);
        switch (_source.PassTrailer(trailer, _memberBytes == 0 ? ShortestData : 0))
        {
            case GzipTrailer.CutOff:
                throw Truncated();
            case GzipTrailer.Different:
                throw _source.WasExhausted ? Truncated() : Damaged("the checksum or length behind the data is not that of the data", inner: null);
        }
    }

    /// <summary>Tapes and disks fill up with zeros, which is no loss. Anything else may be data.</summary>
    private void RefuseRest(ReadOnlySpan<byte> rest)
    {
        for (; rest.Length > 0; rest = _source.Take(4096))
        {
            if (rest.ContainsAnyExcept((byte)0))
            {
                throw Damaged("what stands behind the compressed data is not gzip", inner: null);
            }
        }
    }

    private void PassText(bool isThere)
    {
        while (isThere && Required(1)[0] != 0)
        {
        }
    }

    private void Pass(int count)
    {
        while (count > 0)
        {
            count -= Required(Math.Min(count, 4096)).Length;
        }
    }

    private ReadOnlySpan<byte> Required(int count)
    {
        var bytes = _source.Take(count);
        return bytes.Length == count ? bytes : throw Truncated();
    }

    private RecordingException Truncated() => new("GZIP_TRUNCATED", string.Create(CultureInfo.InvariantCulture,
        $"The compressed file ends at byte {_source.NextByte}, inside its data, after {_total} decompressed bytes: it was cut off."), "Copy the file again.");

    private RecordingException Damaged(string what, Exception? inner) => new("GZIP_DAMAGED", string.Create(CultureInfo.InvariantCulture,
        $"byte {_source.NextByte} of the compressed file, or up to 8192 before, after {_total} decompressed bytes: {what}."),
        "Copy the file again; 'gzip -dc FILE | emgtool ... -' reads what gzip can save.", inner);
}
