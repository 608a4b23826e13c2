using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Recordings;

/// <summary>Turns eight rows of eight lanes into eight values of each lane, and back.</summary>
internal static class LaneTransposition
{
    /// <summary>Whether registers can be turned on this machine.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Writes eight rows lane by lane.</summary>
    /// <param name="rows">The first of eight rows.</param>
    /// <param name="lanes">Where each lane begins.</param>
    /// <param name="offset">Values behind the beginning of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter(ref double rows, ReadOnlySpan<ArraySegment<double>> lanes, int offset)
    {
        if (IsSupported)
        {
            var (row0, row1) = (Vector512.LoadUnsafe(ref rows), Vector512.LoadUnsafe(ref rows, 8));
            var (row2, row3) = (Vector512.LoadUnsafe(ref rows, 16), Vector512.LoadUnsafe(ref rows, 24));
            var (row4, row5) = (Vector512.LoadUnsafe(ref rows, 32), Vector512.LoadUnsafe(ref rows, 40));
            var (row6, row7) = (Vector512.LoadUnsafe(ref rows, 48), Vector512.LoadUnsafe(ref rows, 56));
            Transpose(ref row0, ref row1, ref row2, ref row3, ref row4, ref row5, ref row6, ref row7);
            row0.StoreUnsafe(ref At(lanes, 0, offset));
            row1.StoreUnsafe(ref At(lanes, 1, offset));
            row2.StoreUnsafe(ref At(lanes, 2, offset));
            row3.StoreUnsafe(ref At(lanes, 3, offset));
            row4.StoreUnsafe(ref At(lanes, 4, offset));
            row5.StoreUnsafe(ref At(lanes, 5, offset));
            row6.StoreUnsafe(ref At(lanes, 6, offset));
            row7.StoreUnsafe(ref At(lanes, 7, offset));
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

    /// <summary>Turns eight registers: value i of register j becomes value j of register i. Only where <see cref="IsSupported"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(
        ref Row row0, ref Row row1, ref Row row2, ref Row row3, ref Row row4, ref Row row5, ref Row row6, ref Row row7)
    {
        var (even01, odd01) = (Avx512F.UnpackLow(row0, row1), Avx512F.UnpackHigh(row0, row1));
        var (even23, odd23) = (Avx512F.UnpackLow(row2, row3), Avx512F.UnpackHigh(row2, row3));
        var (even45, odd45) = (Avx512F.UnpackLow(row4, row5), Avx512F.UnpackHigh(row4, row5));
        var (even67, odd67) = (Avx512F.UnpackLow(row6, row7), Avx512F.UnpackHigh(row6, row7));
        Quarters(even01, even23, even45, even67, out row0, out row2, out row4, out row6);
        Quarters(odd01, odd23, odd45, odd67, out row1, out row3, out row5, out row7);
    }

    /// <summary>Gathers the first, second, third and fourth quarters of four registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarters(Row a, Row b, Row c, Row d, out Row first, out Row second, out Row third, out Row fourth)
    {
        const byte LowerHalves = 0x44;
        const byte UpperHalves = 0xEE;
        const byte EvenQuarters = 0x88;
        const byte OddQuarters = 0xDD;
        var (lowerAB, lowerCD) = (Avx512F.Shuffle4x128(a, b, LowerHalves), Avx512F.Shuffle4x128(c, d, LowerHalves));
        var (upperAB, upperCD) = (Avx512F.Shuffle4x128(a, b, UpperHalves), Avx512F.Shuffle4x128(c, d, UpperHalves));
        first = Avx512F.Shuffle4x128(lowerAB, lowerCD, EvenQuarters);
        second = Avx512F.Shuffle4x128(lowerAB, lowerCD, OddQuarters);
        third = Avx512F.Shuffle4x128(upperAB, upperCD, EvenQuarters);
        fourth = Avx512F.Shuffle4x128(upperAB, upperCD, OddQuarters);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double At(ReadOnlySpan<ArraySegment<double>> lanes, int lane, int offset) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lanes[lane].Array!), lanes[lane].Offset + offset);
}
