using Microsoft.Win32.SafeHandles;

namespace EmgTool.Formats;

/// <summary>Reading at a place of a file, as much as is asked for.</summary>
internal static class FileBytes
{
    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/> on.</summary>
    /// <returns>Bytes read: fewer than asked for only at the end of the file.</returns>
    public static int ReadUpTo(SafeFileHandle file, Span<byte> destination, long offset)
    {
        var total = 0;
        while (total < destination.Length)
        {
            var read = RandomAccess.Read(file, destination[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }
}
