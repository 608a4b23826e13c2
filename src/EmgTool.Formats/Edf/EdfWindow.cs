using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>The part of a file that is in memory, in a share of a buffer that it has with other windows.</summary>
internal sealed class EdfWindow
{
    /// <summary>What is read at the least, so that short calls in a row do not each go to the system.</summary>
    private const int WorthwhileBytes = 1 << 16;

    private int _share;
    private int _capacity;
    private long _begin;
    private int _length;

    /// <summary>Gives the window a share of the buffer. It is empty then.</summary>
    public void Place(int start, int capacity) => (_share, _capacity, _begin, _length) = (start, capacity, 0, 0);

    /// <summary>Brings a place of the file into the buffer.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="range">What is asked for.</param>
    /// <returns>Where it is in the buffer, and how many bytes there are from that on.</returns>
    public (int At, int Bytes) Locate(SafeFileHandle file, EdfHeader header, byte[] buffer, in EdfRange range)
    {
        var offset = header.DataOffset + (range.Record * header.RecordBytes) + range.ByteInRecord;
        var inside = offset - _begin;
        if (inside < 0 || inside + range.Unit > _length)
        {
            // Who reads on gets as much as the window takes; who jumps, little more than is needed.
            var wanted = inside == _length ? _capacity : Math.Max(range.Wanted, WorthwhileBytes);
            var bytes = (int)Math.Min(Math.Min(wanted, _capacity), range.Useful);
            bytes = Math.Max(bytes - (bytes % range.Unit), range.Unit);
            _length = 0;
            EdfRecords.Fill(file, header, range.Record, range.ByteInRecord, buffer.AsSpan(_share, bytes));
            (_begin, _length) = (offset, bytes);
            inside = 0;
        }

        return (_share + (int)inside, _length - (int)inside);
    }
}
