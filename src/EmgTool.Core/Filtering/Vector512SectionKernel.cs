using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Second-order sections on one 512-bit register a row; four sections at a time keep all their states in registers.</summary>
internal static class Vector512SectionKernel
{
    private const int StateLength = 2 * Lanes.Count;

    /// <summary>Filters rows through all sections; see <see cref="ScalarSectionKernel.Run"/>.</summary>
    public static void Run(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        while (!sections.IsEmpty)
        {
            var count = sections.Length >= 4 ? 4 : sections.Length >= 2 ? 2 : 1;
            switch (count)
            {
                case 4:
                    Four(sections, state, source, destination, backward);
                    break;
                case 2:
                    Two(sections, state, source, destination, backward);
                    break;
                default:
                    One(sections, state, source, destination, backward);
                    break;
            }

            sections = sections[count..];
            state = state[(count * StateLength)..];
            source = destination;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        var a = new Coefficients(sections[0]);
        var b = new Coefficients(sections[1]);
        var c = new Coefficients(sections[2]);
        var d = new Coefficients(sections[3]);
        var stateA0 = Load(state, 0);
        var stateA1 = Load(state, 1);
        var stateB0 = Load(state, 2);
        var stateB1 = Load(state, 3);
        var stateC0 = Load(state, 4);
        var stateC1 = Load(state, 5);
        var stateD0 = Load(state, 6);
        var stateD1 = Load(state, 7);
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        var rows = source.Length / Lanes.Count;
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        var position = backward ? (nint)(rows - 1) * Lanes.Count : 0;
        for (var row = 0; row < rows; row++)
        {
            var value = Vector512.LoadUnsafe(ref input, (nuint)position);
            value = Section(value, a.B0, a.B1, a.B2, a.A1, a.A2, ref stateA0, ref stateA1);
            value = Section(value, b.B0, b.B1, b.B2, b.A1, b.A2, ref stateB0, ref stateB1);
            value = Section(value, c.B0, c.B1, c.B2, c.A1, c.A2, ref stateC0, ref stateC1);
            value = Section(value, d.B0, d.B1, d.B2, d.A1, d.A2, ref stateD0, ref stateD1);
            value.StoreUnsafe(ref output, (nuint)position);
            position += step;
        }

        Store(state, 0, stateA0);
        Store(state, 1, stateA1);
        Store(state, 2, stateB0);
        Store(state, 3, stateB1);
        Store(state, 4, stateC0);
        Store(state, 5, stateC1);
        Store(state, 6, stateD0);
        Store(state, 7, stateD1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        var a = new Coefficients(sections[0]);
        var b = new Coefficients(sections[1]);
        var stateA0 = Load(state, 0);
        var stateA1 = Load(state, 1);
        var stateB0 = Load(state, 2);
        var stateB1 = Load(state, 3);
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        var rows = source.Length / Lanes.Count;
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        var position = backward ? (nint)(rows - 1) * Lanes.Count : 0;
        for (var row = 0; row < rows; row++)
        {
            var value = Vector512.LoadUnsafe(ref input, (nuint)position);
            value = Section(value, a.B0, a.B1, a.B2, a.A1, a.A2, ref stateA0, ref stateA1);
            value = Section(value, b.B0, b.B1, b.B2, b.A1, b.A2, ref stateB0, ref stateB1);
            value.StoreUnsafe(ref output, (nuint)position);
            position += step;
        }

        Store(state, 0, stateA0);
        Store(state, 1, stateA1);
        Store(state, 2, stateB0);
        Store(state, 3, stateB1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(
        ReadOnlySpan<SecondOrderSection> sections, Span<double> state, ReadOnlySpan<double> source, Span<double> destination, bool backward)
    {
        var a = new Coefficients(sections[0]);
        var stateA0 = Load(state, 0);
        var stateA1 = Load(state, 1);
        ref var input = ref MemoryMarshal.GetReference(source);
        ref var output = ref MemoryMarshal.GetReference(destination);
        var rows = source.Length / Lanes.Count;
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        var position = backward ? (nint)(rows - 1) * Lanes.Count : 0;
        for (var row = 0; row < rows; row++)
        {
            var value = Vector512.LoadUnsafe(ref input, (nuint)position);
            value = Section(value, a.B0, a.B1, a.B2, a.A1, a.A2, ref stateA0, ref stateA1);
            value.StoreUnsafe(ref output, (nuint)position);
            position += step;
        }

        Store(state, 0, stateA0);
        Store(state, 1, stateA1);
    }

    /// <summary>One step of a section in the order of operations of scipy's sosfilt, never contracted to fused multiply-adds: the same bits everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Section(
        Vector512<double> x,
        Vector512<double> b0,
        Vector512<double> b1,
        Vector512<double> b2,
        Vector512<double> a1,
        Vector512<double> a2,
        ref Vector512<double> state0,
        ref Vector512<double> state1)
    {
        var y = (b0 * x) + state0;
        state0 = (b1 * x) - (a1 * y) + state1;
        state1 = (b2 * x) - (a2 * y);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(ReadOnlySpan<double> state, int index) => Vector512.Create(state.Slice(index * Lanes.Count, Lanes.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<double> state, int index, Vector512<double> value) => value.CopyTo(state.Slice(index * Lanes.Count, Lanes.Count));

    private readonly struct Coefficients(SecondOrderSection section)
    {
        public readonly Vector512<double> B0 = Vector512.Create(section.B0);
        public readonly Vector512<double> B1 = Vector512.Create(section.B1);
        public readonly Vector512<double> B2 = Vector512.Create(section.B2);
        public readonly Vector512<double> A1 = Vector512.Create(section.A1);
        public readonly Vector512<double> A2 = Vector512.Create(section.A2);
    }
}
