using System.Runtime.CompilerServices;

namespace EmgTool.Core.Filtering;

/// <summary>A section of any coefficients.</summary>
/// <typeparam name="T">The register.</typeparam>
/// <param name="section">The section.</param>
internal readonly struct GeneralSection<T>(SecondOrderSection section) : ISection<GeneralSection<T>, T>
    where T : struct, ILaneVector<T>
{
    private readonly T _b0 = T.Create(section.B0);
    private readonly T _b1 = T.Create(section.B1);
    private readonly T _b2 = T.Create(section.B2);
    private readonly T _a1 = T.Create(section.A1);
    private readonly T _a2 = T.Create(section.A2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GeneralSection<T> Create(SecondOrderSection section) => new(section);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T InFront(T x, T b0) => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Step(ref SectionState<T> state, T x)
    {
        var y = (_b0 * x) + state.First;
        state.First = (_b1 * x) - (_a1 * y) + state.Second;
        state.Second = (_b2 * x) - (_a2 * y);
        return y;
    }
}
