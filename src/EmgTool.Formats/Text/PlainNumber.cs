using System.Runtime.CompilerServices;

namespace EmgTool.Formats.Text;

/// <summary>Reads numbers of up to 19 digits, with or without an exponent, correctly rounded.</summary>
internal static class PlainNumber
{
    /// <summary>In place of a decimal sign: none.</summary>
    public const byte NoSign = (byte)'0';

    /// <summary>Reads a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the number begins.</param>
    /// <param name="decimalSign">The decimal sign that it may have, or <see cref="NoSign"/>.</param>
    /// <param name="value">The number.</param>
    /// <param name="mantissa">Its digits.</param>
    /// <param name="decimals">How many of them are behind the decimal sign; <see cref="TextPrecision.Exponent"/> where an exponent follows.</param>
    /// <returns>Place behind the number, or -1 where there is none such.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<byte> text, int at, byte decimalSign, out double value, out ulong mantissa, out int decimals)
    {
        value = 0;
        mantissa = 0;
        decimals = 0;
        var isNegative = false;
        if ((uint)at < (uint)text.Length && text[at] is (byte)'-' or (byte)'+')
        {
            isNegative = text[at] == '-';
            at++;
        }

        var start = at;
        at = ReadDigits(text, at, ref mantissa);
        var digits = at - start;
        if ((uint)at < (uint)text.Length && text[at] == decimalSign)
        {
            start = ++at;
            at = ReadDigits(text, at, ref mantissa);
            decimals = at - start;
            digits += decimals;
        }

        var power = -decimals;
        if (digits is 0 or > DecimalValue.MaximumDigits)
        {
            return -1;
        }

        if ((uint)at < (uint)text.Length && (text[at] | 0x20) == 'e')
        {
            at = ReadExponent(text, at + 1, ref power);
            decimals = TextPrecision.Exponent;
        }

        if (!DecimalValue.TryCompute(mantissa, power, out value))
        {
            return -1;
        }

        value = isNegative ? -value : value;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadDigits(ReadOnlySpan<byte> text, int at, ref ulong mantissa)
    {
        var sum = mantissa;
        while ((uint)at < (uint)text.Length)
        {
            var digit = (uint)text[at] - '0';
            if (digit > 9)
            {
                break;
            }

            sum = unchecked((sum * 10) + digit);
            at++;
        }

        mantissa = sum;
        return at;
    }

    /// <returns>Place behind the exponent, or -1 where there is none or one too large.</returns>
    private static int ReadExponent(ReadOnlySpan<byte> text, int at, ref int power)
    {
        var isNegative = (uint)at < (uint)text.Length && text[at] == '-';
        at += (uint)at < (uint)text.Length && text[at] is (byte)'-' or (byte)'+' ? 1 : 0;
        var exponent = 0UL;
        var end = ReadDigits(text, at, ref exponent);
        if (end == at || end - at > 4)
        {
            return -1;
        }

        power += isNegative ? -(int)exponent : (int)exponent;
        return end;
    }
}
