using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>Second-order sections on registers of one width, two or four in a loop whose states stay in registers. A row's next output waits for the last
/// one; a forward and a backward pass in one loop fill each other's waiting time. The order of operations is that of scipy's sosfilt: the same bits on every
/// width, in one loop or two.</summary>
/// <typeparam name="T">The register.</typeparam>
internal static class SectionKernel<T>
    where T : struct, ILaneVector<T>
{
    private const int StateLength = 2 * Lanes.Count;

    // Values filtered by one group of sections before the next takes them: they stay in the first-level cache.
    private const int ChunkLength = 128 * Lanes.Count;

    /// <summary>Runs one pass through all sections, one after the other.</summary>
    /// <param name="sections">The sections; none leaves the destination untouched.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="backward">From the last row to the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<SecondOrderSection> sections, SectionPass pass, bool backward)
    {
        for (var done = 0; done < pass.Source.Length; done += ChunkLength)
        {
            var length = Math.Min(ChunkLength, pass.Source.Length - done);
            var start = backward ? pass.Source.Length - done - length : done;
            var part = new SectionPass(pass.States, pass.Source.Slice(start, length), pass.Destination.Slice(start, length));
            for (var rest = sections; !rest.IsEmpty;)
            {
                var (count, plain) = Group(rest);
                switch (count, plain)
                {
                    case (4, true):
                        Four(rest, part, backward);
                        break;
                    case (2, true):
                        Two<PlainSection<T>>(rest, part, backward);
                        break;
                    case (2, false):
                        Two<GeneralSection<T>>(rest, part, backward);
                        break;
                    default:
                        One(rest[0], part, backward);
                        break;
                }

                rest = rest[count..];
                part = new SectionPass(part.States[(count * StateLength)..], part.Destination, part.Destination);
            }
        }
    }

    /// <summary>Runs two passes through the same sections at a time, one from the first row to the last and one from the last to the first.</summary>
    /// <param name="sections">The sections.</param>
    /// <param name="forward">The pass from the first row on.</param>
    /// <param name="backward">The pass from the last row on, over as many rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunBoth(ReadOnlySpan<SecondOrderSection> sections, SectionPass forward, SectionPass backward)
    {
        for (var done = 0; done < forward.Source.Length; done += ChunkLength)
        {
            var length = Math.Min(ChunkLength, forward.Source.Length - done);
            var start = backward.Source.Length - done - length;
            var ahead = new SectionPass(forward.States, forward.Source.Slice(done, length), forward.Destination.Slice(done, length));
            var back = new SectionPass(backward.States, backward.Source.Slice(start, length), backward.Destination.Slice(start, length));
            for (var rest = sections; !rest.IsEmpty;)
            {
                var (count, plain) = Group(rest);
                switch (count, plain)
                {
                    case (4, true):
                        FourBoth(rest, ahead, back);
                        break;
                    case (2, true):
                        TwoBoth<PlainSection<T>>(rest, ahead, back);
                        break;
                    case (2, false):
                        TwoBoth<GeneralSection<T>>(rest, ahead, back);
                        break;
                    default:
                        OneBoth(rest[0], ahead, back);
                        break;
                }

                rest = rest[count..];
                ahead = new SectionPass(ahead.States[(count * StateLength)..], ahead.Destination, ahead.Destination);
                back = new SectionPass(back.States[(count * StateLength)..], back.Destination, back.Destination);
            }
        }
    }

    /// <summary>How many of the next sections one loop takes: four or two of the plain form without a gain but in front, or two or one of any form.</summary>
    private static (int Count, bool Plain) Group(ReadOnlySpan<SecondOrderSection> sections)
    {
        var plain = 0;
        while (plain < Math.Min(sections.Length, 4) && PlainSection<T>.Is(sections[plain]) && (plain == 0 || sections[plain].B0 == 1))
        {
            plain++;
        }

        return plain >= 4 ? (4, true) : plain >= 2 ? (2, true) : (Math.Min(sections.Length, 2), false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(ReadOnlySpan<SecondOrderSection> sections, SectionPass pass, bool backward)
    {
        var gain = T.Create(sections[0].B0);
        var (a, b) = (new PlainSection<T>(sections[0]), new PlainSection<T>(sections[1]));
        var (c, d) = (new PlainSection<T>(sections[2]), new PlainSection<T>(sections[3]));
        ref var states = ref MemoryMarshal.GetReference(pass.States);
        ref var source = ref MemoryMarshal.GetReference(pass.Source);
        ref var destination = ref MemoryMarshal.GetReference(pass.Destination);
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        for (var lane = 0; lane < Lanes.Count; lane += T.Count)
        {
            var stateA = SectionState<T>.Load(ref states, 0, lane);
            var stateB = SectionState<T>.Load(ref states, 1, lane);
            var stateC = SectionState<T>.Load(ref states, 2, lane);
            var stateD = SectionState<T>.Load(ref states, 3, lane);
            var at = (nint)lane + (backward ? pass.Source.Length - Lanes.Count : 0);
            for (var rows = pass.Source.Length / Lanes.Count; rows > 0; rows--)
            {
                var value = PlainSection<T>.InFront(T.Load(ref source, at), gain);
                value = a.Step(ref stateA, value);
                value = b.Step(ref stateB, value);
                value = c.Step(ref stateC, value);
                T.Store(d.Step(ref stateD, value), ref destination, at);
                at += step;
            }

            stateA.Store(ref states, 0, lane);
            stateB.Store(ref states, 1, lane);
            stateC.Store(ref states, 2, lane);
            stateD.Store(ref states, 3, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourBoth(ReadOnlySpan<SecondOrderSection> sections, SectionPass forward, SectionPass backward)
    {
        var gain = T.Create(sections[0].B0);
        var (a, b) = (new PlainSection<T>(sections[0]), new PlainSection<T>(sections[1]));
        var (c, d) = (new PlainSection<T>(sections[2]), new PlainSection<T>(sections[3]));
        ref var states = ref MemoryMarshal.GetReference(forward.States);
        ref var source = ref MemoryMarshal.GetReference(forward.Source);
        ref var destination = ref MemoryMarshal.GetReference(forward.Destination);
        ref var backStates = ref MemoryMarshal.GetReference(backward.States);
        ref var backSource = ref MemoryMarshal.GetReference(backward.Source);
        ref var backDestination = ref MemoryMarshal.GetReference(backward.Destination);
        for (var lane = 0; lane < Lanes.Count; lane += T.Count)
        {
            var stateA = SectionState<T>.Load(ref states, 0, lane);
            var stateB = SectionState<T>.Load(ref states, 1, lane);
            var stateC = SectionState<T>.Load(ref states, 2, lane);
            var stateD = SectionState<T>.Load(ref states, 3, lane);
            var backA = SectionState<T>.Load(ref backStates, 0, lane);
            var backB = SectionState<T>.Load(ref backStates, 1, lane);
            var backC = SectionState<T>.Load(ref backStates, 2, lane);
            var backD = SectionState<T>.Load(ref backStates, 3, lane);
            var at = (nint)lane;
            var backAt = (nint)lane + backward.Source.Length - Lanes.Count;
            for (var rows = forward.Source.Length / Lanes.Count; rows > 0; rows--)
            {
                var value = PlainSection<T>.InFront(T.Load(ref source, at), gain);
                var back = PlainSection<T>.InFront(T.Load(ref backSource, backAt), gain);
                value = a.Step(ref stateA, value);
                back = a.Step(ref backA, back);
                value = b.Step(ref stateB, value);
                back = b.Step(ref backB, back);
                value = c.Step(ref stateC, value);
                back = c.Step(ref backC, back);
                T.Store(d.Step(ref stateD, value), ref destination, at);
                T.Store(d.Step(ref backD, back), ref backDestination, backAt);
                at += Lanes.Count;
                backAt -= Lanes.Count;
            }

            stateA.Store(ref states, 0, lane);
            stateB.Store(ref states, 1, lane);
            stateC.Store(ref states, 2, lane);
            stateD.Store(ref states, 3, lane);
            backA.Store(ref backStates, 0, lane);
            backB.Store(ref backStates, 1, lane);
            backC.Store(ref backStates, 2, lane);
            backD.Store(ref backStates, 3, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<TSection>(ReadOnlySpan<SecondOrderSection> sections, SectionPass pass, bool backward)
        where TSection : struct, ISection<TSection, T>
    {
        var gain = T.Create(sections[0].B0);
        var (a, b) = (TSection.Create(sections[0]), TSection.Create(sections[1]));
        ref var states = ref MemoryMarshal.GetReference(pass.States);
        ref var source = ref MemoryMarshal.GetReference(pass.Source);
        ref var destination = ref MemoryMarshal.GetReference(pass.Destination);
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        for (var lane = 0; lane < Lanes.Count; lane += T.Count)
        {
            var stateA = SectionState<T>.Load(ref states, 0, lane);
            var stateB = SectionState<T>.Load(ref states, 1, lane);
            var at = (nint)lane + (backward ? pass.Source.Length - Lanes.Count : 0);
            for (var rows = pass.Source.Length / Lanes.Count; rows > 0; rows--)
            {
                var value = a.Step(ref stateA, TSection.InFront(T.Load(ref source, at), gain));
                T.Store(b.Step(ref stateB, value), ref destination, at);
                at += step;
            }

            stateA.Store(ref states, 0, lane);
            stateB.Store(ref states, 1, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoBoth<TSection>(ReadOnlySpan<SecondOrderSection> sections, SectionPass forward, SectionPass backward)
        where TSection : struct, ISection<TSection, T>
    {
        var gain = T.Create(sections[0].B0);
        var (a, b) = (TSection.Create(sections[0]), TSection.Create(sections[1]));
        ref var states = ref MemoryMarshal.GetReference(forward.States);
        ref var source = ref MemoryMarshal.GetReference(forward.Source);
        ref var destination = ref MemoryMarshal.GetReference(forward.Destination);
        ref var backStates = ref MemoryMarshal.GetReference(backward.States);
        ref var backSource = ref MemoryMarshal.GetReference(backward.Source);
        ref var backDestination = ref MemoryMarshal.GetReference(backward.Destination);
        for (var lane = 0; lane < Lanes.Count; lane += T.Count)
        {
            var stateA = SectionState<T>.Load(ref states, 0, lane);
            var stateB = SectionState<T>.Load(ref states, 1, lane);
            var backA = SectionState<T>.Load(ref backStates, 0, lane);
            var backB = SectionState<T>.Load(ref backStates, 1, lane);
            var at = (nint)lane;
            var backAt = (nint)lane + backward.Source.Length - Lanes.Count;
            for (var rows = forward.Source.Length / Lanes.Count; rows > 0; rows--)
            {
                var value = a.Step(ref stateA, TSection.InFront(T.Load(ref source, at), gain));
                var back = a.Step(ref backA, TSection.InFront(T.Load(ref backSource, backAt), gain));
                T.Store(b.Step(ref stateB, value), ref destination, at);
                T.Store(b.Step(ref backB, back), ref backDestination, backAt);
                at += Lanes.Count;
                backAt -= Lanes.Count;
            }

            stateA.Store(ref states, 0, lane);
            stateB.Store(ref states, 1, lane);
            backA.Store(ref backStates, 0, lane);
            backB.Store(ref backStates, 1, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(SecondOrderSection section, SectionPass pass, bool backward)
    {
        var a = new GeneralSection<T>(section);
        ref var states = ref MemoryMarshal.GetReference(pass.States);
        ref var source = ref MemoryMarshal.GetReference(pass.Source);
        ref var destination = ref MemoryMarshal.GetReference(pass.Destination);
        var step = backward ? -(nint)Lanes.Count : Lanes.Count;
        for (var lane = 0; lane < Lanes.Count; lane += T.Count)
        {
            var stateA = SectionState<T>.Load(ref states, 0, lane);
            var at = (nint)lane + (backward ? pass.Source.Length - Lanes.Count : 0);
            for (var rows = pass.Source.Length / Lanes.Count; rows > 0; rows--)
            {
                T.Store(a.Step(ref stateA, T.Load(ref source, at)), ref destination, at);
                at += step;
            }

            stateA.Store(ref states, 0, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneBoth(SecondOrderSection section, SectionPass forward, SectionPass backward)
    {
        var a = new GeneralSection<T>(section);
        ref var states = ref MemoryMarshal.GetReference(forward.States);
        ref var source = ref MemoryMarshal.GetReference(forward.Source);
        ref var destination = ref MemoryMarshal.GetReference(forward.Destination);
        ref var backStates = ref MemoryMarshal.GetReference(backward.States);
        ref var backSource = ref MemoryMarshal.GetReference(backward.Source);
        ref var backDestination = ref MemoryMarshal.GetReference(backward.Destination);
        for (var lane = 0; lane < Lanes.Count; lane += T.Count)
        {
            var stateA = SectionState<T>.Load(ref states, 0, lane);
            var backA = SectionState<T>.Load(ref backStates, 0, lane);
            var at = (nint)lane;
            var backAt = (nint)lane + backward.Source.Length - Lanes.Count;
            for (var rows = forward.Source.Length / Lanes.Count; rows > 0; rows--)
            {
                T.Store(a.Step(ref stateA, T.Load(ref source, at)), ref destination, at);
                T.Store(a.Step(ref backA, T.Load(ref backSource, backAt)), ref backDestination, backAt);
                at += Lanes.Count;
                backAt -= Lanes.Count;
            }

            stateA.Store(ref states, 0, lane);
            backA.Store(ref backStates, 0, lane);
        }
    }
}
