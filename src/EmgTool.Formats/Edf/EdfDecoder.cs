using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>Turns the stored numbers of eight places into rows of lanes: eight (or four) samples of each place at a time are transposed, widened and calibrated in
/// registers. Each value comes from the same three operations on any machine, so that all give the same bits.</summary>
internal static class EdfDecoder
{
    /// <summary>Bytes behind the samples that a decoder may touch.</summary>
    public const int Slack = 4;

    /// <summary>Decodes samples of 16 bits.</summary>
    /// <param name="bytes">Bytes of the file.</param>
    /// <param name="at">For each lane the first byte of its samples.</param>
    /// <param name="calibration">The calibration of each lane.</param>
    /// <param name="lanes">Receives whole rows.</param>
    public static void Decode16(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> at, EdfCalibration calibration, Span<double> lanes)
    {
        Check(bytes, at, lanes.Length / Lanes.Count * 2);
        var done = Avx2.IsSupported ? DecodeEights(bytes, at, calibration, lanes) : 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var (digitalMinimum, gain, physicalMinimum) = (calibration.DigitalMinimum[lane], calibration.Gain[lane], calibration.PhysicalMinimum[lane]);
            var source = bytes[(at[lane] + (done * 2))..];
            for (int to = (done * Lanes.Count) + lane, from = 0; to < lanes.Length; to += Lanes.Count, from += 2)
            {
                lanes[to] = ((EdfDigital.Read16(source[from..]) - digitalMinimum) * gain) + physicalMinimum;
            }
        }
    }

    /// <summary>Decodes samples of 24 bits.</summary>
    /// <param name="bytes">Bytes of the file, with <see cref="Slack"/> behind the samples.</param>
    /// <param name="at">For each lane the first byte of its samples.</param>
    /// <param name="calibration">The calibration of each lane.</param>
    /// <param name="lanes">Receives whole rows.</param>
    public static void Decode24(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> at, EdfCalibration calibration, Span<double> lanes)
    {
        Check(bytes, at, (lanes.Length / Lanes.Count * 3) + Slack);
        var done = Avx2.IsSupported ? DecodeFours(bytes, at, calibration, lanes) : 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var (digitalMinimum, gain, physicalMinimum) = (calibration.DigitalMinimum[lane], calibration.Gain[lane], calibration.PhysicalMinimum[lane]);
            var source = bytes[(at[lane] + (done * 3))..];
            for (int to = (done * Lanes.Count) + lane, from = 0; to < lanes.Length; to += Lanes.Count, from += 3)
            {
                lanes[to] = ((EdfDigital.Read24(source[from..]) - digitalMinimum) * gain) + physicalMinimum;
            }
        }
    }

    // The vector code below reads and writes without bounds checks.
    private static void Check(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> at, int count)
    {
        foreach (var place in at[..Lanes.Count])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(place, nameof(at));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(place, bytes.Length - count, nameof(at));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DecodeEights(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> at, EdfCalibration calibration, Span<double> lanes)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var lane0 = ref Unsafe.Add(ref first, at[0]);
        ref var lane1 = ref Unsafe.Add(ref first, at[1]);
        ref var lane2 = ref Unsafe.Add(ref first, at[2]);
        ref var lane3 = ref Unsafe.Add(ref first, at[3]);
        ref var lane4 = ref Unsafe.Add(ref first, at[4]);
        ref var lane5 = ref Unsafe.Add(ref first, at[5]);
        ref var lane6 = ref Unsafe.Add(ref first, at[6]);
        ref var lane7 = ref Unsafe.Add(ref first, at[7]);
        ref var target = ref MemoryMarshal.GetReference(lanes);
        var digitalMinimum = Vector512.Create(calibration.DigitalMinimum);
        var gain = Vector512.Create(calibration.Gain);
        var physicalMinimum = Vector512.Create(calibration.PhysicalMinimum);
        var rows = lanes.Length / Lanes.Count / 8 * 8;
        for (var row = 0; row < rows; row += 8)
        {
            var from = (nuint)row * 2;
            var (a, b) = (Vector128.LoadUnsafe(ref lane0, from).AsInt16(), Vector128.LoadUnsafe(ref lane1, from).AsInt16());
            var (c, d) = (Vector128.LoadUnsafe(ref lane2, from).AsInt16(), Vector128.LoadUnsafe(ref lane3, from).AsInt16());
            var (e, f) = (Vector128.LoadUnsafe(ref lane4, from).AsInt16(), Vector128.LoadUnsafe(ref lane5, from).AsInt16());
            var (g, h) = (Vector128.LoadUnsafe(ref lane6, from).AsInt16(), Vector128.LoadUnsafe(ref lane7, from).AsInt16());

            // Pairs, then fours of lanes; rows 0 to 3 in the low halves, 4 to 7 in the high ones.
            var (abLow, abHigh) = (Sse2.UnpackLow(a, b).AsInt32(), Sse2.UnpackHigh(a, b).AsInt32());
            var (cdLow, cdHigh) = (Sse2.UnpackLow(c, d).AsInt32(), Sse2.UnpackHigh(c, d).AsInt32());
            var (efLow, efHigh) = (Sse2.UnpackLow(e, f).AsInt32(), Sse2.UnpackHigh(e, f).AsInt32());
            var (ghLow, ghHigh) = (Sse2.UnpackLow(g, h).AsInt32(), Sse2.UnpackHigh(g, h).AsInt32());
            var (abcd01, abcd23) = (Sse2.UnpackLow(abLow, cdLow).AsInt64(), Sse2.UnpackHigh(abLow, cdLow).AsInt64());
            var (abcd45, abcd67) = (Sse2.UnpackLow(abHigh, cdHigh).AsInt64(), Sse2.UnpackHigh(abHigh, cdHigh).AsInt64());
            var (efgh01, efgh23) = (Sse2.UnpackLow(efLow, ghLow).AsInt64(), Sse2.UnpackHigh(efLow, ghLow).AsInt64());
            var (efgh45, efgh67) = (Sse2.UnpackLow(efHigh, ghHigh).AsInt64(), Sse2.UnpackHigh(efHigh, ghHigh).AsInt64());

            ref var to = ref Unsafe.Add(ref target, row * Lanes.Count);
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackLow(abcd01, efgh01).AsInt16()), digitalMinimum, gain, physicalMinimum, ref to);
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackHigh(abcd01, efgh01).AsInt16()), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 8));
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackLow(abcd23, efgh23).AsInt16()), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 16));
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackHigh(abcd23, efgh23).AsInt16()), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 24));
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackLow(abcd45, efgh45).AsInt16()), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 32));
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackHigh(abcd45, efgh45).AsInt16()), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 40));
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackLow(abcd67, efgh67).AsInt16()), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 48));
            Store(Avx2.ConvertToVector256Int32(Sse2.UnpackHigh(abcd67, efgh67).AsInt16()), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 56));
        }

        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DecodeFours(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> at, EdfCalibration calibration, Span<double> lanes)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var target = ref MemoryMarshal.GetReference(lanes);
        var (at0, at1, at2, at3, at4, at5, at6, at7) = (at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7]);
        var digitalMinimum = Vector512.Create(calibration.DigitalMinimum);
        var gain = Vector512.Create(calibration.Gain);
        var physicalMinimum = Vector512.Create(calibration.PhysicalMinimum);
        var rows = lanes.Length / Lanes.Count / 4 * 4;
        for (var row = 0; row < rows; row += 4)
        {
            ref var from = ref Unsafe.Add(ref first, row * 3);
            var (a, b) = (FourOf24(ref from, at0), FourOf24(ref from, at1));
            var (c, d) = (FourOf24(ref from, at2), FourOf24(ref from, at3));
            var (e, f) = (FourOf24(ref from, at4), FourOf24(ref from, at5));
            var (g, h) = (FourOf24(ref from, at6), FourOf24(ref from, at7));
            var (ab01, ab23) = (Sse2.UnpackLow(a, b).AsInt64(), Sse2.UnpackHigh(a, b).AsInt64());
            var (cd01, cd23) = (Sse2.UnpackLow(c, d).AsInt64(), Sse2.UnpackHigh(c, d).AsInt64());
            var (ef01, ef23) = (Sse2.UnpackLow(e, f).AsInt64(), Sse2.UnpackHigh(e, f).AsInt64());
            var (gh01, gh23) = (Sse2.UnpackLow(g, h).AsInt64(), Sse2.UnpackHigh(g, h).AsInt64());

            ref var to = ref Unsafe.Add(ref target, row * Lanes.Count);
            Store(Vector256.Create(Sse2.UnpackLow(ab01, cd01), Sse2.UnpackLow(ef01, gh01)).AsInt32(), digitalMinimum, gain, physicalMinimum, ref to);
            Store(Vector256.Create(Sse2.UnpackHigh(ab01, cd01), Sse2.UnpackHigh(ef01, gh01)).AsInt32(), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 8));
            Store(Vector256.Create(Sse2.UnpackLow(ab23, cd23), Sse2.UnpackLow(ef23, gh23)).AsInt32(), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 16));
            Store(Vector256.Create(Sse2.UnpackHigh(ab23, cd23), Sse2.UnpackHigh(ef23, gh23)).AsInt32(), digitalMinimum, gain, physicalMinimum, ref Unsafe.Add(ref to, 24));
        }

        return rows;
    }

    // Each sample into the upper three bytes of four, and down again with its sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> FourOf24(ref byte from, int at) =>
        Vector128.ShiftRightArithmetic(
            Ssse3.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)at), Vector128.Create(255, 0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11)).AsInt32(), 8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> stored, Vector512<double> digitalMinimum, Vector512<double> gain, Vector512<double> physicalMinimum, ref double to)
    {
        if (Avx512F.IsSupported)
        {
            (((Avx512F.ConvertToVector512Double(stored) - digitalMinimum) * gain) + physicalMinimum).StoreUnsafe(ref to);
        }
        else
        {
            (((Avx.ConvertToVector256Double(stored.GetLower()) - digitalMinimum.GetLower()) * gain.GetLower()) + physicalMinimum.GetLower()).StoreUnsafe(ref to);
            (((Avx.ConvertToVector256Double(stored.GetUpper()) - digitalMinimum.GetUpper()) * gain.GetUpper()) + physicalMinimum.GetUpper()).StoreUnsafe(ref to, 4);
        }
    }
}
