using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Heart;

/// <summary>The means of pieces of like length that lie one behind the other.</summary>
internal static class PieceMeans
{
    /// <summary>Fills them: the values divide into as many pieces as there are means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<double> values, Span<double> means)
    {
        var size = values.Length / means.Length;
        var share = 1.0 / size;
        ref var first = ref MemoryMarshal.GetReference(values);
        for (var i = 0; i < means.Length; i++)
        {
            var sums = Vector256<double>.Zero;
            var (at, end) = (i * size, (i + 1) * size);
            for (; at + Vector256<double>.Count <= end; at += Vector256<double>.Count)
            {
                sums += Vector256.LoadUnsafe(ref first, (nuint)at);
            }

            var pairs = sums.GetLower() + sums.GetUpper();
            var sum = pairs.GetElement(0) + pairs.GetElement(1);
            for (; at < end; at++)
            {
                sum += values[at];
            }

            means[i] = sum * share;
        }
    }
}
