using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>A centred moving average over few values. Outside the span the signal counts as noise, 1.</summary>
internal static class BoxMean
{
    /// <summary>The mean over <paramref name="width"/> values around each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<double> energy, int width, Span<double> destination)
    {
        var before = width / 2;
        var scale = 1.0 / width;
        ref var from = ref MemoryMarshal.GetReference(energy);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = Math.Min(before, energy.Length);
        for (; i + Vector512<double>.Count + width - before - 1 <= energy.Length; i += Vector512<double>.Count)
        {
            var sum = Vector512.LoadUnsafe(ref from, (nuint)(i - before));
            for (var j = 1; j < width; j++)
            {
                sum += Vector512.LoadUnsafe(ref from, (nuint)(i - before + j));
            }

            (sum * scale).StoreUnsafe(ref to, (nuint)i);
        }

        Edge(energy, width, 0, Math.Min(before, energy.Length), destination);
        Edge(energy, width, i, energy.Length, destination);
    }

    /// <summary>The means of those that may reach out of the span, or are too few for a vector.</summary>
    private static void Edge(ReadOnlySpan<double> energy, int width, int first, int end, Span<double> destination)
    {
        for (var i = first; i < end; i++)
        {
            double sum = 0;
            for (var j = i - (width / 2); j < i - (width / 2) + width; j++)
            {
                sum += j >= 0 && j < energy.Length ? energy[j] : 1;
            }

            destination[i] = sum * (1.0 / width);
        }
    }
}
