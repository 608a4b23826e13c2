using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Second-order sections on two 256-bit registers a row; two sections at a time, which is what 16 registers hold.</summary>
internal static class Vector256SectionKernel
{
    private const int StateLength = 2 * Lanes.Count;
    private const int Half = Lanes.Count / 2;

    /// <summary>Filters rows through all sections; see <see cref="ScalarSectionKernel.Run"/>.</summary>
    public static void Run(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        while (!sections.IsEmpty)
        {
            var count = Math.Min(sections.Length, 2);
            if (count == 2)
            {
                Two(sections, state, source, destination, backward);
            }
            else
            {
                One(sections, state, source, destination, backward);
            }

            sections = sections[count..];
            state = state[(count * StateLength)..];
            source = destination;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        var a = new Coefficients(sections[0]);
        var b = new Coefficients(sections[1]);
        var lowA0 = Load(state, 0);
        var highA0 = Load(state, 1);
        var lowA1 = Load(state, 2);
        var highA1 = Load(state, 3);
        var lowB0 = Load(state, 4);
        var highB0 = Load(state, 5);
        var lowB1 = Load(state, 6);
        var highB1 = Load(state, 7);
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        var rows = source.Length / Lanes.Count;
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        var position = backward ? (nint)(rows - 1) * Lanes.Count : 0;
        for (var row = 0; row < rows; row++)
        {
            var low = Vector256.LoadUnsafe(ref input, (nuint)position);
            var high = Vector256.LoadUnsafe(ref input, (nuint)(position + Half));
            low = Section(low, a.B0, a.B1, a.B2, a.A1, a.A2, ref lowA0, ref lowA1);
            high = Section(high, a.B0, a.B1, a.B2, a.A1, a.A2, ref highA0, ref highA1);
            low = Section(low, b.B0, b.B1, b.B2, b.A1, b.A2, ref lowB0, ref lowB1);
            high = Section(high, b.B0, b.B1, b.B2, b.A1, b.A2, ref highB0, ref highB1);
            low.StoreUnsafe(ref output, (nuint)position);
            high.StoreUnsafe(ref output, (nuint)(position + Half));
            position += step;
        }

        Store(state, 0, lowA0);
        Store(state, 1, highA0);
        Store(state, 2, lowA1);
        Store(state, 3, highA1);
        Store(state, 4, lowB0);
        Store(state, 5, highB0);
        Store(state, 6, lowB1);
        Store(state, 7, highB1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        var a = new Coefficients(sections[0]);
        var lowA0 = Load(state, 0);
        var highA0 = Load(state, 1);
        var lowA1 = Load(state, 2);
        var highA1 = Load(state, 3);
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        var rows = source.Length / Lanes.Count;
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        var position = backward ? (nint)(rows - 1) * Lanes.Count : 0;
        for (var row = 0; row < rows; row++)
        {
            var low = Vector256.LoadUnsafe(ref input, (nuint)position);
            var high = Vector256.LoadUnsafe(ref input, (nuint)(position + Half));
            low = Section(low, a.B0, a.B1, a.B2, a.A1, a.A2, ref lowA0, ref lowA1);
            high = Section(high, a.B0, a.B1, a.B2, a.A1, a.A2, ref highA0, ref highA1);
            low.StoreUnsafe(ref output, (nuint)position);
            high.StoreUnsafe(ref output, (nuint)(position + Half));
            position += step;
        }

        Store(state, 0, lowA0);
        Store(state, 1, highA0);
        Store(state, 2, lowA1);
        Store(state, 3, highA1);
    }

    /// <summary>One step of a section in the order of operations of scipy's sosfilt, never contracted to fused multiply-adds: the same bits everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Section(
        Vector256<double> x,
        Vector256<double> b0,
        Vector256<double> b1,
        Vector256<double> b2,
        Vector256<double> a1,
        Vector256<double> a2,
        ref Vector256<double> state0,
        ref Vector256<double> state1)
    {
        var y = (b0 * x) + state0;
        state0 = (b1 * x) - (a1 * y) + state1;
        state1 = (b2 * x) - (a2 * y);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ReadOnlySpan<double> state, int index) => Vector256.Create(state.Slice(index * Half, Half));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<double> state, int index, Vector256<double> value) => value.CopyTo(state.Slice(index * Half, Half));

    private readonly struct Coefficients(SecondOrderSection section)
    {
        public readonly Vector256<double> B0 = Vector256.Create(section.B0);
        public readonly Vector256<double> B1 = Vector256.Create(section.B1);
        public readonly Vector256<double> B2 = Vector256.Create(section.B2);
        public readonly Vector256<double> A1 = Vector256.Create(section.A1);
        public readonly Vector256<double> A2 = Vector256.Create(section.A2);
    }
}
