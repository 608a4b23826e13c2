using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Mean, maximum and level crossings of a stretch of energies, eight at a time. None of them is not a number, but where a sum is taken,
/// which then is none either.</summary>
internal static class EnergySpan
{
    /// <summary>The mean.</summary>
    public static double Mean(ReadOnlySpan<double> energy) => Sum(energy) / energy.Length;

    /// <summary>The sum: eight sums side by side, added in a fixed order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> energy)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var sums = Vector512<double>.Zero;
        var i = 0;
        for (; i + Vector512<double>.Count <= energy.Length; i += Vector512<double>.Count)
        {
            sums += Vector512.LoadUnsafe(ref first, (nuint)i);
        }

        double sum = 0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += sums.GetElement(lane);
        }

        for (; i < energy.Length; i++)
        {
            sum += energy[i];
        }

        return sum;
    }

    /// <summary>The sum of eight values, always in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(Vector512<double> sums)
    {
        var half = sums.GetLower() + sums.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return quarter.GetElement(0) + quarter.GetElement(1);
    }

    /// <summary>The largest, at least 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Largest(ReadOnlySpan<double> energy)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var largest = Vector512<double>.Zero;
        var i = 0;
        for (; i + Vector512<double>.Count <= energy.Length; i += Vector512<double>.Count)
        {
            var values = Vector512.LoadUnsafe(ref first, (nuint)i);
            largest = Vector512.ConditionalSelect(Vector512.GreaterThan(values, largest), values, largest);
        }

        double result = 0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            result = Math.Max(result, largest.GetElement(lane));
        }

        for (; i < energy.Length; i++)
        {
            result = energy[i] > result ? energy[i] : result;
        }

        return result;
    }

    /// <summary>The smallest; infinite where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Smallest(ReadOnlySpan<double> energy)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var result = double.PositiveInfinity;
        var i = 0;
        if (energy.Length >= Vector512<double>.Count)
        {
            var smallest = Vector512.LoadUnsafe(ref first);
            for (i = Vector512<double>.Count; i + Vector512<double>.Count <= energy.Length; i += Vector512<double>.Count)
            {
                var values = Vector512.LoadUnsafe(ref first, (nuint)i);
                smallest = Vector512.ConditionalSelect(Vector512.LessThan(values, smallest), values, smallest);
            }

            for (var lane = 0; lane < Vector512<double>.Count; lane++)
            {
                result = Math.Min(result, smallest.GetElement(lane));
            }
        }

        for (; i < energy.Length; i++)
        {
            result = energy[i] < result ? energy[i] : result;
        }

        return result;
    }

    /// <summary>How many values are above a level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountAbove(ReadOnlySpan<double> energy, double level)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        // Comparison gives -1 where it holds.
        var counts = Vector512<long>.Zero;
        var i = 0;
        for (; i + Vector512<double>.Count <= energy.Length; i += Vector512<double>.Count)
        {
            counts -= Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512.Create(level)).AsInt64();
        }

        var count = (int)Vector512.Sum(counts);
        for (; i < energy.Length; i++)
        {
            count += energy[i] > level ? 1 : 0;
        }

        return count;
    }

    /// <summary>The first index from <paramref name="start"/> on whose value is above a level; the length where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int NextAbove(ReadOnlySpan<double> energy, int start, double level)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var i = start;
        // Most of a search goes over noise: four vectors are seen at once by what is largest in them.
        for (; i + (4 * Vector512<double>.Count) <= energy.Length; i += 4 * Vector512<double>.Count)
        {
            ref var here = ref Unsafe.Add(ref first, i);
            var largest = Vector512.MaxNative(
                Vector512.MaxNative(Vector512.LoadUnsafe(ref here), Vector512.LoadUnsafe(ref here, 8)),
                Vector512.MaxNative(Vector512.LoadUnsafe(ref here, 16), Vector512.LoadUnsafe(ref here, 24)));
            if (Vector512.GreaterThanAny(largest, Vector512.Create(level)))
            {
                break;
            }
        }

        for (; i + Vector512<double>.Count <= energy.Length; i += Vector512<double>.Count)
        {
            var above = Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512.Create(level)).ExtractMostSignificantBits();
            if (above != 0)
            {
                return i + BitOperations.TrailingZeroCount(above);
            }
        }

        while (i < energy.Length && !(energy[i] > level))
        {
            i++;
        }

        return Math.Max(i, start);
    }

    /// <summary>The first index from <paramref name="start"/> on whose value is not above a level; the length where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int NextNotAbove(ReadOnlySpan<double> energy, int start, double level)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var i = start;
        for (; i + Vector512<double>.Count <= energy.Length; i += Vector512<double>.Count)
        {
            var above = Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512.Create(level)).ExtractMostSignificantBits();
            if (above != 0xFF)
            {
                return i + BitOperations.TrailingZeroCount(~above);
            }
        }

        while (i < energy.Length && energy[i] > level)
        {
            i++;
        }

        return i;
    }

    /// <summary>The first index of the run of values above a level that the value before <paramref name="end"/> belongs to;
    /// <paramref name="end"/> where that is not above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int RunStart(ReadOnlySpan<double> energy, int end, double level)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var i = end;
        for (; i >= Vector512<double>.Count; i -= Vector512<double>.Count)
        {
            var start = i - Vector512<double>.Count;
            var above = Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)start), Vector512.Create(level)).ExtractMostSignificantBits();
            if (above != 0xFF)
            {
                return start + 64 - BitOperations.LeadingZeroCount(~above & 0xFF);
            }
        }

        while (i > 0 && energy[i - 1] > level)
        {
            i--;
        }

        return i;
    }

    /// <summary>The last index whose value is above a level; -1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int LastAbove(ReadOnlySpan<double> energy, double level)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var end = energy.Length;
        for (; end >= Vector512<double>.Count; end -= Vector512<double>.Count)
        {
            var start = end - Vector512<double>.Count;
            var above = Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)start), Vector512.Create(level)).ExtractMostSignificantBits();
            if (above != 0)
            {
                return start + 63 - BitOperations.LeadingZeroCount(above);
            }
        }

        while (end > 0 && !(energy[end - 1] > level))
        {
            end--;
        }

        return end - 1;
    }
}
