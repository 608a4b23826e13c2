using System.Buffers.Text;

namespace EmgTool.Formats.Text;

/// <summary>Writes decimal fractions that are given as integers.</summary>
internal static class FixedNumber
{
    /// <summary>Longest text that is written.</summary>
    public const int MaximumLength = 40;

    /// <summary>Writes <paramref name="scaled"/> divided by 10 to the power <paramref name="decimals"/>, all decimals shown.</summary>
    /// <param name="scaled">The number without its decimal point.</param>
    /// <param name="decimals">Decimals, 0 to 18.</param>
    /// <param name="destination">At least <see cref="MaximumLength"/> bytes.</param>
    /// <returns>Number of bytes written.</returns>
    public static int Format(long scaled, int decimals, Span<byte> destination)
    {
        var length = 0;
        if (scaled < 0)
        {
            destination[length++] = (byte)'-';
        }

        Span<byte> digits = stackalloc byte[20];
        _ = Utf8Formatter.TryFormat((ulong)Int128.Abs(scaled), digits, out var count);
        var integers = Math.Max(0, count - decimals);
        if (integers == 0)
        {
            destination[length++] = (byte)'0';
        }

        digits[..integers].CopyTo(destination[length..]);
        length += integers;
        if (decimals > 0)
        {
            destination[length++] = (byte)'.';
            destination.Slice(length, decimals - (count - integers)).Fill((byte)'0');
            length += decimals - (count - integers);
            digits[integers..count].CopyTo(destination[length..]);
            length += count - integers;
        }

        return length;
    }
}
