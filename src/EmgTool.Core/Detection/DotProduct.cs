using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Sums of products in an order that does not depend on the machine.</summary>
internal static class DotProduct
{
    /// <summary>The sum of products of two spans of one length: eight sums side by side, added in a fixed order.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector512<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            sums += Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(a), (nuint)i) * Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(b), (nuint)i);
        }

        double sum = 0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += sums.GetElement(lane);
        }

        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
