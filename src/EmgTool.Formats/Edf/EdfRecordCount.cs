using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>Where the data records start and how many there are, from what the header says and what the file holds.</summary>
internal static class EdfRecordCount
{
    /// <summary>The byte at which the data starts. It follows from the number of signals; the field in the header is believed
    /// only where it alone makes the data the number of records that the header names.</summary>
    public static long FindData(EdfFields fields, long length, long headerBytes, long recordBytes, WarningLog warnings)
    {
        var text = fields.Text(EdfField.HeaderSize);
        var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var stated);
        if (isNumber && stated == headerBytes)
        {
            return headerBytes;
        }

        var isStatedBetter = isNumber && stated > headerBytes && stated < length
            && fields.Integer(EdfField.RecordCount) is { } records and > 0
            && length - stated == records * (Int128)recordBytes
            && length - headerBytes != records * (Int128)recordBytes;
        var used = isStatedBetter ? stated : headerBytes;
        warnings.Add("HEADER_BYTES_WRONG", string.Create(CultureInfo.InvariantCulture, $"{EdfField.HeaderSize.Name}, byte {EdfField.HeaderSize.Offset}"),
            string.Create(CultureInfo.InvariantCulture, $"The field says '{text}', the number of signals asks for {headerBytes}; the data is taken to start at byte {used}."));
        return used;
    }

    /// <summary>The number of complete records.</summary>
    /// <param name="fields">The header.</param>
    /// <param name="dataBytes">Bytes behind the header.</param>
    /// <param name="recordBytes">Bytes of a record.</param>
    /// <param name="all">Whether to count records behind those that the header names.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <exception cref="RecordingException">Not even one.</exception>
    public static long Read(EdfFields fields, long dataBytes, long recordBytes, bool all, WarningLog warnings)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{EdfField.RecordCount.Name}, byte {EdfField.RecordCount.Offset}");
        var complete = dataBytes / recordBytes;
        var rest = dataBytes % recordBytes;
        if (complete == 0)
        {
            throw new RecordingException("NO_COMPLETE_RECORD", string.Create(CultureInfo.InvariantCulture,
                $"The file holds a header but no complete data record: one takes {recordBytes} bytes, {dataBytes} follow the header."),
                "The recording was never filled or was cut off; copy or export it again.");
        }

        var stated = fields.Integer(EdfField.RecordCount) ?? -1;
        if (stated <= 0)
        {
            warnings.Add("RECORD_COUNT_INFERRED", place, string.Create(CultureInfo.InvariantCulture,
                $"The field says '{fields.Text(EdfField.RecordCount)}'; the file holds {complete} complete records, which are read."));
        }
        else if (stated > complete)
        {
            warnings.Add("RECORDS_MISSING", place, string.Create(CultureInfo.InvariantCulture,
                $"The header names {stated} records, the file holds {complete} complete ones, which are read."));
        }
        else if (stated < complete && !all)
        {
            warnings.Add("TRAILING_RECORDS_IGNORED", place, string.Create(CultureInfo.InvariantCulture,
                $"The header names {stated} records, which are read; the file holds {complete - stated} more (--all-records reads them)."));
            return stated;
        }
        else if (stated < complete)
        {
            warnings.Add("TRAILING_RECORDS_READ", place, string.Create(CultureInfo.InvariantCulture,
                $"The header names {stated} records; the {complete - stated} behind them are read as well, as asked for."));
        }

        if (rest > 0)
        {
            var (code, what) = stated > 0 && stated <= complete ? ("TRAILING_BYTES_IGNORED", "behind the last record") : ("PARTIAL_RECORD_IGNORED", "of an incomplete last record");
            warnings.Add(code, place, string.Create(CultureInfo.InvariantCulture, $"{rest} of {recordBytes} bytes {what} are left out."));
        }

        return complete;
    }
}
