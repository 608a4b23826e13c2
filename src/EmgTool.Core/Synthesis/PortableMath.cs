namespace EmgTool.Core.Synthesis;

/// <summary>
/// Elementary functions from additions, multiplications and divisions alone. Those are rounded alike on every processor (IEEE 754), while
/// the functions of the platform's mathematical library differ in the last bit from one library to the next: a recording made from
/// these is the same to the bit wherever it is made.
/// </summary>
internal static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e to the power <paramref name="x"/>; relative error below 1e-15.</summary>
    /// <param name="x">Between -700 and 700.</param>
    public static double Exp(double x)
    {
        var power = Math.Floor((x * 1.4426950408889634) + 0.5);
        var r = x - (power * Ln2High) - (power * Ln2Low);

        // Taylor series: |r| <= 0.347, the first term left out is r^14/14! < 5e-18.
        var sum = 1.0;
        for (var n = 13; n >= 1; n--)
        {
            sum = 1 + (sum * r / n);
        }

        return sum * BitConverter.Int64BitsToDouble((1023 + (long)power) << 52);
    }

    /// <summary>Natural logarithm; error below 1e-15 or 1e-15 of the value.</summary>
    /// <param name="x">A positive normal number.</param>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var power = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            power++;
        }

        // 2 artanh(s): |s| <= 0.172, the first term left out is s^24/25 < 2e-20.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var n = 23; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return (power * Ln2High) + ((2 * s * sum) + (power * Ln2Low));
    }

    /// <summary>Sine and cosine of an angle in turns; error below 3e-16.</summary>
    /// <param name="turns">The angle, 1 for a whole turn.</param>
    public static (double Sin, double Cos) SinCosTurns(double turns)
    {
        var fraction = turns - Math.Floor(turns + 0.5);
        var quarter = Math.Floor((fraction * 4) + 0.5);
        var angle = (fraction - (quarter / 4)) * (2 * Math.PI);
        var square = angle * angle;

        // Taylor series: |angle| <= pi/4, the first terms left out are below 1e-18.
        var sin = 1.0;
        for (var n = 18; n >= 2; n -= 2)
        {
            sin = 1 - (sin * square / (n * (n + 1)));
        }

        sin *= angle;
        var cos = 1.0;
        for (var n = 17; n >= 1; n -= 2)
        {
            cos = 1 - (cos * square / (n * (n + 1)));
        }

        return (int)quarter switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            -1 => (-cos, sin),
            _ => (-sin, -cos),
        };
    }
}
