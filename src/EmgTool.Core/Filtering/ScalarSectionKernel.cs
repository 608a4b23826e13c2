using System.Runtime.CompilerServices;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Second-order sections without vector instructions; the same bits as the vector kernels.</summary>
internal static class ScalarSectionKernel
{
    /// <summary>Filters rows through all sections, one after the other.</summary>
    /// <param name="sections">The sections; none leaves <paramref name="destination"/> untouched.</param>
    /// <param name="state">For each section two rows: the states of all lanes, first and second. Carried on.</param>
    /// <param name="source">Whole rows.</param>
    /// <param name="destination">As many rows; may be the same memory as <paramref name="source"/>, but not overlap it otherwise.</param>
    /// <param name="backward">From the last row to the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        var rows = source.Length / Lanes.Count;
        foreach (var section in sections)
        {
            // The lanes are eight independent recursions: side by side they hide each other's latency.
            var (b0, b1, b2, a1, a2) = section;
            var state0 = state[..Lanes.Count];
            var state1 = state.Slice(Lanes.Count, Lanes.Count);
            for (var i = 0; i < rows; i++)
            {
                var position = (backward ? rows - 1 - i : i) * Lanes.Count;
                var input = source.Slice(position, Lanes.Count);
                var output = destination.Slice(position, Lanes.Count);
                for (var lane = 0; lane < Lanes.Count; lane++)
                {
                    var x = input[lane];
                    var y = (b0 * x) + state0[lane];
                    state0[lane] = (b1 * x) - (a1 * y) + state1[lane];
                    state1[lane] = (b2 * x) - (a2 * y);
                    output[lane] = y;
                }
            }

            state = state[(2 * Lanes.Count)..];
            source = destination;
        }
    }
}
