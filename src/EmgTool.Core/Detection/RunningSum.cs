using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Sums of eight values up to and with each, in three steps.</summary>
internal static class RunningSum
{
    /// <summary>The sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> values)
    {
        // An index that no lane has gives 0.
        values += Vector512.Shuffle(values, Vector512.Create(8, 0, 1, 2, 3, 4, 5, 6));
        values += Vector512.Shuffle(values, Vector512.Create(8, 8, 0, 1, 2, 3, 4, 5));
        return values + Vector512.Shuffle(values, Vector512.Create(8, 8, 8, 8, 0, 1, 2, 3));
    }
}
