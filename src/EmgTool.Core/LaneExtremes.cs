using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core;

/// <summary>The least and the largest value of each lane in a block of rows.</summary>
internal static class LaneExtremes
{
    /// <summary>Finds them.</summary>
    /// <param name="lanes">Rows without missing values.</param>
    /// <param name="least">Receives the least of each lane.</param>
    /// <param name="largest">Receives the largest of each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(ReadOnlySpan<double> lanes, Span<double> least, Span<double> largest)
    {
        ref var first = ref MemoryMarshal.GetReference(lanes);
        var (low, high) = (Vector512.Create(double.PositiveInfinity), Vector512.Create(double.NegativeInfinity));
        for (nuint i = 0; i < (nuint)lanes.Length; i += Lanes.Count)
        {
            var row = Vector512.LoadUnsafe(ref first, i);
            low = Vector512.MinNative(low, row);
            high = Vector512.MaxNative(high, row);
        }

        low.CopyTo(least);
        high.CopyTo(largest);
    }
}
