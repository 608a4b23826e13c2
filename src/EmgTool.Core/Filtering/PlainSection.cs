using System.Runtime.CompilerServices;

namespace EmgTool.Core.Filtering;

/// <summary>A section whose zeros both lie at z = 1 or both at z = -1, as all sections of a Butterworth filter of even order have them, without its gain:
/// b0 = b2 = 1, b1 = ±2. With the gain in front of all sections, where doubling it is exact, it gives the bits of the general form.</summary>
/// <typeparam name="T">The register.</typeparam>
/// <param name="section">The section.</param>
internal readonly struct PlainSection<T>(SecondOrderSection section) : ISection<PlainSection<T>, T>
    where T : struct, ILaneVector<T>
{
    private readonly T _b1 = T.Create(section.B1 / section.B0);
    private readonly T _a1 = T.Create(section.A1);
    private readonly T _a2 = T.Create(section.A2);

    /// <summary>Whether a section is of this form, up to its gain.</summary>
    public static bool Is(SecondOrderSection section) => section.B0 != 0 && section.B2 == section.B0 && Math.Abs(section.B1) == 2 * Math.Abs(section.B0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PlainSection<T> Create(SecondOrderSection section) => new(section);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T InFront(T x, T b0) => x * b0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Step(ref SectionState<T> state, T x)
    {
        var y = x + state.First;
        state.First = T.ExactProductMinus(x, _b1, _a1 * y) + state.Second;
        state.Second = x - (_a2 * y);
        return y;
    }
}
