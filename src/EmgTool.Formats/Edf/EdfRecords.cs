using System.Globalization;
using EmgTool.Core.Recordings;
using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats.Edf;

/// <summary>Reading at a place of a data record.</summary>
internal static class EdfRecords
{
    /// <summary>Fills a buffer.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="record">Number of the record.</param>
    /// <param name="byteInRecord">Byte of the record to start at.</param>
    /// <param name="bytes">Receives the bytes; may reach into the records behind.</param>
    /// <exception cref="RecordingException">The file became shorter since it was opened.</exception>
    public static void Fill(SafeFileHandle file, EdfHeader header, long record, long byteInRecord, Span<byte> bytes)
    {
        var offset = header.DataOffset + (record * header.RecordBytes) + byteInRecord;
        if (FileBytes.ReadUpTo(file, bytes, offset) < bytes.Length)
        {
            throw new RecordingException("FILE_CHANGED",
                string.Create(CultureInfo.InvariantCulture, $"record {record}, byte {offset}: the file became shorter since it was opened."), "Run again when nothing writes to the file.");
        }
    }
}
