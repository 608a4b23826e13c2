using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EmgTool.Core.Recordings;

/// <summary>Turns eight rows of eight lanes into eight values of each lane, and back.</summary>
internal static class LaneTransposition
{
    // Of four pairs the even ones or the odd ones of either source.
    private const byte Even = 0b10_00_10_00;
    private const byte Odd = 0b11_01_11_01;

    /// <summary>Writes eight rows lane by lane.</summary>
    /// <param name="rows">The first of eight rows.</param>
    /// <param name="lanes">Where each lane begins.</param>
    /// <param name="offset">Values behind the beginning of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter(ref double rows, ReadOnlySpan<ArraySegment<double>> lanes, int offset)
    {
        if (Avx512F.IsSupported)
        {
            var (a0, a1) = Pair(ref rows, 0);
            var (a2, a3) = Pair(ref rows, 2);
            var (a4, a5) = Pair(ref rows, 4);
            var (a6, a7) = Pair(ref rows, 6);
            ScatterHalf(a0, a2, a4, a6, lanes, 0, offset);
            ScatterHalf(a1, a3, a5, a7, lanes, 1, offset);
            return;
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            ref var first = ref At(lanes, lane, offset);
            for (var row = 0; row < Lanes.Count; row++)
            {
                Unsafe.Add(ref first, row) = Unsafe.Add(ref rows, (row * Lanes.Count) + lane);
            }
        }
    }

    /// <summary>Even and odd lanes of two rows, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Even, Vector512<double> Odd) Pair(ref double rows, int row)
    {
        var first = Vector512.LoadUnsafe(ref rows, (nuint)(row * Lanes.Count));
        var second = Vector512.LoadUnsafe(ref rows, (nuint)((row + 1) * Lanes.Count));
        return (Avx512F.UnpackLow(first, second), Avx512F.UnpackHigh(first, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ScatterHalf(
        Vector512<double> rows01, Vector512<double> rows23, Vector512<double> rows45, Vector512<double> rows67, ReadOnlySpan<ArraySegment<double>> lanes, int lane, int offset)
    {
        var even0123 = Avx512F.Shuffle4x128(rows01, rows23, Even);
        var odd0123 = Avx512F.Shuffle4x128(rows01, rows23, Odd);
        var even4567 = Avx512F.Shuffle4x128(rows45, rows67, Even);
        var odd4567 = Avx512F.Shuffle4x128(rows45, rows67, Odd);
        Avx512F.Shuffle4x128(even0123, even4567, Even).StoreUnsafe(ref At(lanes, lane, offset));
        Avx512F.Shuffle4x128(odd0123, odd4567, Even).StoreUnsafe(ref At(lanes, lane + 2, offset));
        Avx512F.Shuffle4x128(even0123, even4567, Odd).StoreUnsafe(ref At(lanes, lane + 4, offset));
        Avx512F.Shuffle4x128(odd0123, odd4567, Odd).StoreUnsafe(ref At(lanes, lane + 6, offset));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double At(ReadOnlySpan<ArraySegment<double>> lanes, int lane, int offset) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lanes[lane].Array!), lanes[lane].Offset + offset);
}
