using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Moves eight sequences of one array to rows of eight lanes and back.</summary>
internal static class LaneSequences
{
    /// <summary>Reads eight sequences.</summary>
    /// <param name="samples">The sequences, anywhere in one array.</param>
    /// <param name="starts">For each lane the index of its first sample.</param>
    /// <param name="rows">Receives whole rows, a multiple of eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToRows(ReadOnlySpan<double> samples, ReadOnlySpan<int> starts, Span<double> rows)
    {
        var count = rows.Length / Lanes.Count;
        Check(samples.Length, starts, count);
        if (!LaneTransposition.IsSupported)
        {
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                var sequence = samples.Slice(starts[lane], count);
                for (var i = 0; i < sequence.Length; i++)
                {
                    rows[(i * Lanes.Count) + lane] = sequence[i];
                }
            }

            return;
        }

        ref var from = ref MemoryMarshal.GetReference(samples);
        ref var to = ref MemoryMarshal.GetReference(rows);
        var (start0, start1, start2, start3) = ((nuint)starts[0], (nuint)starts[1], (nuint)starts[2], (nuint)starts[3]);
        var (start4, start5, start6, start7) = ((nuint)starts[4], (nuint)starts[5], (nuint)starts[6], (nuint)starts[7]);
        for (nuint i = 0; i < (nuint)count; i += (nuint)Lanes.Count)
        {
            var (row0, row1) = (Vector512.LoadUnsafe(ref from, start0 + i), Vector512.LoadUnsafe(ref from, start1 + i));
            var (row2, row3) = (Vector512.LoadUnsafe(ref from, start2 + i), Vector512.LoadUnsafe(ref from, start3 + i));
            var (row4, row5) = (Vector512.LoadUnsafe(ref from, start4 + i), Vector512.LoadUnsafe(ref from, start5 + i));
            var (row6, row7) = (Vector512.LoadUnsafe(ref from, start6 + i), Vector512.LoadUnsafe(ref from, start7 + i));
            LaneTransposition.Transpose(ref row0, ref row1, ref row2, ref row3, ref row4, ref row5, ref row6, ref row7);
            var at = i * (nuint)Lanes.Count;
            row0.StoreUnsafe(ref to, at);
            row1.StoreUnsafe(ref to, at + 8);
            row2.StoreUnsafe(ref to, at + 16);
            row3.StoreUnsafe(ref to, at + 24);
            row4.StoreUnsafe(ref to, at + 32);
            row5.StoreUnsafe(ref to, at + 40);
            row6.StoreUnsafe(ref to, at + 48);
            row7.StoreUnsafe(ref to, at + 56);
        }
    }

    /// <summary>Writes eight sequences.</summary>
    /// <param name="rows">Whole rows, a multiple of eight.</param>
    /// <param name="samples">Receives the sequences.</param>
    /// <param name="starts">For each lane the index of its first sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToSamples(ReadOnlySpan<double> rows, Span<double> samples, ReadOnlySpan<int> starts)
    {
        var count = rows.Length / Lanes.Count;
        Check(samples.Length, starts, count);
        if (!LaneTransposition.IsSupported)
        {
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                var sequence = samples.Slice(starts[lane], count);
                for (var i = 0; i < sequence.Length; i++)
                {
                    sequence[i] = rows[(i * Lanes.Count) + lane];
                }
            }

            return;
        }

        ref var from = ref MemoryMarshal.GetReference(rows);
        ref var to = ref MemoryMarshal.GetReference(samples);
        var (start0, start1, start2, start3) = ((nuint)starts[0], (nuint)starts[1], (nuint)starts[2], (nuint)starts[3]);
        var (start4, start5, start6, start7) = ((nuint)starts[4], (nuint)starts[5], (nuint)starts[6], (nuint)starts[7]);
        for (nuint i = 0; i < (nuint)count; i += (nuint)Lanes.Count)
        {
            var at = i * (nuint)Lanes.Count;
            var (row0, row1) = (Vector512.LoadUnsafe(ref from, at), Vector512.LoadUnsafe(ref from, at + 8));
            var (row2, row3) = (Vector512.LoadUnsafe(ref from, at + 16), Vector512.LoadUnsafe(ref from, at + 24));
            var (row4, row5) = (Vector512.LoadUnsafe(ref from, at + 32), Vector512.LoadUnsafe(ref from, at + 40));
            var (row6, row7) = (Vector512.LoadUnsafe(ref from, at + 48), Vector512.LoadUnsafe(ref from, at + 56));
            LaneTransposition.Transpose(ref row0, ref row1, ref row2, ref row3, ref row4, ref row5, ref row6, ref row7);
            row0.StoreUnsafe(ref to, start0 + i);
            row1.StoreUnsafe(ref to, start1 + i);
            row2.StoreUnsafe(ref to, start2 + i);
            row3.StoreUnsafe(ref to, start3 + i);
            row4.StoreUnsafe(ref to, start4 + i);
            row5.StoreUnsafe(ref to, start5 + i);
            row6.StoreUnsafe(ref to, start6 + i);
            row7.StoreUnsafe(ref to, start7 + i);
        }
    }

    // What follows is read and written without further checks.
    private static void Check(int length, ReadOnlySpan<int> starts, int count)
    {
        var fits = count % Lanes.Count == 0 && starts.Length == Lanes.Count;
        foreach (var start in starts)
        {
            fits &= start >= 0 && start <= length - count;
        }

        if (!fits)
        {
            throw new ArgumentException("Not a multiple of eight rows, not eight sequences, or they reach beyond the samples.", nameof(starts));
        }
    }
}
