using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>The bytes of annotation signals, record after record. Small records are read many at a time; of large ones only the annotations.</summary>
internal sealed class EdfSignalBytes
{
    private const int BufferBytes = 1 << 18;

    /// <summary>Records below the size of a page are read whole: fewer calls to the system, and the disk gives a page at least.</summary>
    private const int WholeRecordBytes = 4096;

    private readonly SafeFileHandle _file;
    private readonly EdfHeader _header;
    private readonly byte[] _buffer;
    private long _firstBuffered;
    private long _recordsBuffered;

    /// <summary>Prepares to read.</summary>
    /// <exception cref="RecordingException">An annotation signal is too large to be one.</exception>
    public EdfSignalBytes(SafeFileHandle file, EdfHeader header, EdfSignal[] signals)
    {
        _file = file;
        _header = header;
        var largest = signals.Max(signal => (long)signal.SamplesPerRecord * header.SampleBytes);
        if (largest > Array.MaxLength)
        {
            throw new RecordingException("BAD_NUMBER", string.Create(CultureInfo.InvariantCulture, $"An annotation signal takes {largest} bytes in a data record, which is more than 2 GiB."));
        }

        _buffer = new byte[header.RecordBytes <= WholeRecordBytes ? BufferBytes : largest];
    }

    /// <summary>The bytes of a signal in a record.</summary>
    /// <returns>Bytes that are valid until the next call.</returns>
    /// <exception cref="RecordingException">The file broke off.</exception>
    public ReadOnlySpan<byte> Of(long record, EdfSignal signal)
    {
        var count = signal.SamplesPerRecord * _header.SampleBytes;
        if (_header.RecordBytes > WholeRecordBytes)
        {
            EdfRecords.Fill(_file, _header, record, signal.ByteInRecord, _buffer.AsSpan(0, count));
            return _buffer.AsSpan(0, count);
        }

        if (record < _firstBuffered || record >= _firstBuffered + _recordsBuffered)
        {
            var records = Math.Min(BufferBytes / _header.RecordBytes, _header.RecordCount - record);
            EdfRecords.Fill(_file, _header, record, 0, _buffer.AsSpan(0, (int)(records * _header.RecordBytes)));
            (_firstBuffered, _recordsBuffered) = (record, records);
        }

        return _buffer.AsSpan((int)(((record - _firstBuffered) * _header.RecordBytes) + signal.ByteInRecord), count);
    }
}
