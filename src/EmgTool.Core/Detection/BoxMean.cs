using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Centred moving averages. Outside the span the signal counts as noise, 1.</summary>
/// <remarks>Sums over 1, 2, 4, 8 and so on neighbours are made one from the other, in place, and those whose lengths add up to a width give its sum.
/// A running sum would need fewer additions, but one after the other, and what a strong burst rounds off would stay in it.</remarks>
internal static class BoxMean
{
    /// <summary>Values that are summed at a time, so that they stay in the nearest cache.</summary>
    private const int TileValues = 2048;

    /// <summary>The mean over <paramref name="width"/> values around each.</summary>
    public static void Fill(ReadOnlySpan<double> energy, int width, Span<double> destination)
    {
        Span<double> tile = stackalloc double[TileValues];
        var outputs = Outputs(width);
        for (var first = 0; first < energy.Length; first += outputs)
        {
            var means = destination[first..Math.Min(first + outputs, energy.Length)];
            var sums = tile[..(means.Length + width + Vector512<double>.Count)];
            Load(energy, first - (width / 2), sums);
            for (var size = 1; size <= width; size *= 2)
            {
                Add(sums, width, size, means);
                Double(sums, size);
            }
        }
    }

    /// <summary>The means over several widths.</summary>
    /// <param name="energy">The values.</param>
    /// <param name="widths">The widths.</param>
    /// <param name="destinations">Receive the means, one for each width.</param>
    public static void Fill(ReadOnlySpan<double> energy, int[] widths, double[][] destinations)
    {
        Span<double> tile = stackalloc double[TileValues];
        var widest = 0;
        foreach (var width in widths)
        {
            widest = Math.Max(widest, width);
        }

        var outputs = Outputs(widest);
        for (var first = 0; first < energy.Length; first += outputs)
        {
            var count = Math.Min(outputs, energy.Length - first);
            var sums = tile[..(count + widest + Vector512<double>.Count)];
            Load(energy, first - (widest / 2), sums);
            for (var size = 1; size <= widest; size *= 2)
            {
                for (var i = 0; i < widths.Length; i++)
                {
                    Add(sums[((widest / 2) - (widths[i] / 2))..], widths[i], size, destinations[i].AsSpan(first, count));
                }

                Double(sums, size);
            }
        }
    }

    private static int Outputs(int width)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, TileValues / 2);
        return TileValues - width - Vector512<double>.Count;
    }

    private static void Load(ReadOnlySpan<double> energy, int start, Span<double> sums)
    {
        var before = Math.Max(0, -start);
        var from = start + before;
        var count = Math.Min(sums.Length - before, energy.Length - from);
        sums[..before].Fill(1);
        energy.Slice(from, count).CopyTo(sums[before..]);
        sums[(before + count)..].Fill(1);
    }

    /// <summary>Makes sums over twice as many neighbours, from each value onward, of those over <paramref name="size"/>. The last are not valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Double(Span<double> sums, int size)
    {
        ref var first = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i + size + Vector512<double>.Count <= sums.Length; i += Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref first, (nuint)i) + Vector512.LoadUnsafe(ref first, (nuint)(i + size))).StoreUnsafe(ref first, (nuint)i);
        }
    }

    /// <summary>Adds the sums over <paramref name="size"/> neighbours to the means over a width, where they are a part of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<double> sums, int width, int size, Span<double> means)
    {
        if ((width & size) == 0)
        {
            return;
        }

        // What is narrower has been added already and lies before.
        var offset = width & (size - 1);
        var scale = size * 2 > width ? 1.0 / width : 1;
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), offset);
        ref var to = ref MemoryMarshal.GetReference(means);
        var i = 0;
        if (offset == 0)
        {
            for (; i + Vector512<double>.Count <= means.Length; i += Vector512<double>.Count)
            {
                (Vector512.LoadUnsafe(ref from, (nuint)i) * scale).StoreUnsafe(ref to, (nuint)i);
            }
        }
        else
        {
            for (; i + Vector512<double>.Count <= means.Length; i += Vector512<double>.Count)
            {
                ((Vector512.LoadUnsafe(ref to, (nuint)i) + Vector512.LoadUnsafe(ref from, (nuint)i)) * scale).StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < means.Length; i++)
        {
            means[i] = (offset == 0 ? Unsafe.Add(ref from, i) : means[i] + Unsafe.Add(ref from, i)) * scale;
        }
    }
}
