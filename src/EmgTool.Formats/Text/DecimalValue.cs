using System.Numerics;
using System.Runtime.CompilerServices;

namespace EmgTool.Formats.Text;

/// <summary>Turns the digits and the power of ten of a decimal number into the nearest double, correctly rounded.</summary>
internal static class DecimalValue
{
    /// <summary>Digits that a mantissa of 64 bits always holds.</summary>
    public const int MaximumDigits = 19;

    private const int LowestPower = -60;
    private const int HighestPower = 30;

    /// <summary>Bits of a double's significand, with the one that is not stored.</summary>
    private const int SignificandBits = 53;

    /// <summary>Powers of ten that a double holds exactly.</summary>
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Computes <paramref name="mantissa"/> x 10^<paramref name="power"/>.</summary>
    /// <param name="mantissa">The digits.</param>
    /// <param name="power">The power of ten.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether it could be computed here; otherwise the runtime must.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCompute(ulong mantissa, int power, out double value)
    {
        // Both are exact, so that one operation rounds once, correctly (Clinger 1990).
        if (mantissa <= 1UL << SignificandBits && power is >= -22 and <= 22)
        {
            value = power <= 0 ? mantissa / Powers[-power] : mantissa * Powers[power];
            return true;
        }

        return TryRound(mantissa, power, out value);
    }

    /// <summary>Multiplies by a power of five of 128 bits and rounds (Lemire 2021, "Number parsing at a gigabyte per second"; Mushtak and Lemire 2023 on why no case is left open).</summary>
    private static bool TryRound(ulong mantissa, int power, out double value)
    {
        value = 0;
        if (mantissa == 0)
        {
            return true;
        }

        if (power is < LowestPower or > HighestPower)
        {
            return false;
        }

        var zeros = BitOperations.LeadingZeroCount(mantissa);
        var digits = mantissa << zeros;
        var (factorHigh, factorLow) = FivePowers.Table[power - LowestPower];
        var high = Math.BigMul(digits, factorHigh, out var low);
        if ((high & 0x1FF) == 0x1FF)
        {
            var carry = Math.BigMul(digits, factorLow, out _);
            low += carry;
            high += low < carry ? 1UL : 0;
        }

        // Two bits more than the significand: one may be the place of the leading bit, one rounds.
        var upper = (int)(high >> 63);
        var shift = upper + 64 - SignificandBits - 2;
        var significand = high >> shift;
        if (low <= 1 && power is >= -4 and <= 23 && (significand & 3) == 1 && significand << shift == high)
        {
            // Exactly half-way: to the even neighbour.
            significand &= ~1UL;
        }

        significand = (significand + (significand & 1)) >> 1;

        // 217706 / 2^16 is the binary logarithm of 10, near enough for these powers.
        var exponent = ((217706 * power) >> 16) + 63 + upper - zeros + 1023;
        if (significand >> SignificandBits != 0)
        {
            significand >>= 1;
            exponent++;
        }

        value = BitConverter.UInt64BitsToDouble((significand & ((1UL << (SignificandBits - 1)) - 1)) | ((ulong)exponent << (SignificandBits - 1)));
        return true;
    }

    /// <summary>Powers of five as integers of 128 bits whose highest bit is set: positive ones cut, negative ones rounded up.</summary>
    private static class FivePowers
    {
        public static readonly (ulong High, ulong Low)[] Table = [.. Enumerable.Range(LowestPower, HighestPower - LowestPower + 1).Select(Of)];

        private static (ulong High, ulong Low) Of(int power)
        {
            var five = BigInteger.Pow(5, Math.Abs(power));
            var length = (int)five.GetBitLength();
            var scaled = power >= 0 ? (length <= 128 ? five << (128 - length) : five >> (length - 128)) : ((BigInteger.One << (length + 127)) / five) + 1;
            return ((ulong)(scaled >> 64), (ulong)(scaled & ulong.MaxValue));
        }
    }
}
