using System.Runtime.CompilerServices;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>What a section remembers (direct form II transposed).</summary>
/// <typeparam name="T">The register.</typeparam>
internal struct SectionState<T>
    where T : struct, ILaneVector<T>
{
    /// <summary>What is added to the present output.</summary>
    public T First;

    /// <summary>What is added to the next one.</summary>
    public T Second;

    /// <summary>Reads the state of one section: two rows.</summary>
    /// <param name="states">The states of all sections.</param>
    /// <param name="section">Index of the section.</param>
    /// <param name="lane">The first lane of the register.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SectionState<T> Load(ref double states, int section, int lane) => new()
    {
        First = T.Load(ref states, (2 * section * Lanes.Count) + lane),
        Second = T.Load(ref states, (((2 * section) + 1) * Lanes.Count) + lane),
    };

    /// <summary>Writes it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref double states, int section, int lane)
    {
        T.Store(First, ref states, (2 * section * Lanes.Count) + lane);
        T.Store(Second, ref states, (((2 * section) + 1) * Lanes.Count) + lane);
    }
}
