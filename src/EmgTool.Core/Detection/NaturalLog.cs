using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Natural logarithms of eight numbers at once, with the same bits on every machine.</summary>
internal static class NaturalLog
{
    private const double Ln2 = 0.693147180559945309417232121458176568;

    private const double RootOfHalf = 0.707106781186547524400844362104849039;

    /// <summary>The logarithms of positive, normal numbers, to 4e-16 of them or of 1: x = 2^k m with m from sqrt(1/2) to sqrt(2), and
    /// ln m = 2 artanh s, s = (m - 1) / (m + 1), by its series up to s^21, whose rest is below 1e-17.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> values)
    {
        var bits = values.AsInt64();
        var fraction = (bits & Vector512.Create(0x000F_FFFF_FFFF_FFFF)) | Vector512.Create(0.5).AsInt64();
        var mantissa = fraction.AsDouble();
        var small = Vector512.LessThan(mantissa, Vector512.Create(RootOfHalf));
        mantissa = Vector512.ConditionalSelect(small, mantissa + mantissa, mantissa);
        // A small whole number in the low bits of 2^52 is that number more; so no conversion is needed.
        var exponent = (Vector512.ShiftRightLogical(bits, 52) | Vector512.Create(4503599627370496.0).AsInt64()).AsDouble()
            - Vector512.Create(4503599627370496.0 + 1022);
        exponent -= Vector512.ConditionalSelect(small, Vector512<double>.One, Vector512<double>.Zero);

        var s = (mantissa - Vector512<double>.One) / (mantissa + Vector512<double>.One);
        var square = s * s;
        var series = (square * (1.0 / 21)) + Vector512.Create(1.0 / 19);
        series = (series * square) + Vector512.Create(1.0 / 17);
        series = (series * square) + Vector512.Create(1.0 / 15);
        series = (series * square) + Vector512.Create(1.0 / 13);
        series = (series * square) + Vector512.Create(1.0 / 11);
        series = (series * square) + Vector512.Create(1.0 / 9);
        series = (series * square) + Vector512.Create(1.0 / 7);
        series = (series * square) + Vector512.Create(1.0 / 5);
        series = (series * square) + Vector512.Create(1.0 / 3);
        series = (series * square) + Vector512<double>.One;
        return (exponent * Ln2) + (s * series * 2);
    }
}
