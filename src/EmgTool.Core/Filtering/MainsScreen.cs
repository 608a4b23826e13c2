using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Pair = System.Runtime.Intrinsics.Vector512<float>;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>Tells quickly where no mains can show, which is nearly everywhere: two harmonics at a time in single precision. It never decides that one shows: where it cannot rule
/// that out the exact statistics are looked at, so that single precision leaves no trace in the result.</summary>
internal sealed class MainsScreen
{
    // Real and imaginary part of the amplitude: what can be made of them is made again for each window, as reading it would take longer.
    private const int EntryLength = 2;

    // Some 31 sums are exact to about 2e-6 of the mean power, of which the scatter is a small part only where a line stands out by far.
    private const double Margin = 0.95;

    // Squares below may have lost digits.
    private const double LeastPower = 1e-30;

    private readonly int[] _lower;
    private readonly int[] _upper;
    private readonly int[] _firstPairs;
    private readonly AlignedBuffer<Pair> _entries;
    private readonly AlignedBuffer<Pair> _weights = new(MainsFrames.Capacity);
    private readonly AlignedBuffer<Pair> _pairWeights = new(MainsFrames.Capacity);
    private readonly int[] _places = new int[MainsFrames.Capacity];
    private int _taps;

    /// <summary>Makes the memory for a set of harmonics.</summary>
    public MainsScreen(MainsHarmonics[] mains)
    {
        var lower = new List<int>();
        var upper = new List<int>();
        _firstPairs = new int[mains.Length + 1];
        var index = 0;
        for (var family = 0; family < mains.Length; family++)
        {
            // An odd last one is its own companion.
            var end = index + mains[family].Numbers.Length;
            for (; index < end; index += 2)
            {
                lower.Add(index);
                upper.Add(Math.Min(index + 1, end - 1));
            }

            index = end;
            _firstPairs[family + 1] = lower.Count;
        }

        (_lower, _upper) = ([.. lower], [.. upper]);
        _entries = new AlignedBuffer<Pair>(lower.Count * MainsFrames.Capacity * EntryLength);
    }

    /// <summary>Takes the amplitudes of the next frame.</summary>
    /// <param name="frame">Its number.</param>
    /// <param name="amplitudes">Real and imaginary part of each harmonic.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(long frame, ReadOnlySpan<Row> amplitudes)
    {
        var place = (int)(frame % MainsFrames.Capacity) * EntryLength;
        var entries = _entries.Span;
        for (var pair = 0; pair < _lower.Length; pair++)
        {
            var (lower, upper) = (2 * _lower[pair], 2 * _upper[pair]);
            entries[place] = Vector512.Narrow(amplitudes[lower], amplitudes[upper]);
            entries[place + 1] = Vector512.Narrow(amplitudes[lower + 1], amplitudes[upper + 1]);
            place += MainsFrames.Capacity * EntryLength;
        }
    }

    /// <summary>Takes the weights of a window.</summary>
    /// <param name="window">The window.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(MainsWindow window)
    {
        var weights = window.Weights;
        var pairWeights = window.PairWeights;
        var (scale, pairScale) = (Row.One / window.Moment0, Row.One / window.Pairs);
        _taps = weights.Length;
        var ownWeights = _weights.Span;
        var ownPairWeights = _pairWeights.Span;
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var (weight, pairWeight) = (weights[tap] * scale, pairWeights[tap] * pairScale);
            ownWeights[tap] = Vector512.Narrow(weight, weight);
            ownPairWeights[tap] = Vector512.Narrow(pairWeight, pairWeight);
            _places[tap] = (int)((window.Start + tap) % MainsFrames.Capacity) * EntryLength;
        }
    }

    /// <summary>The lanes in which a harmonic of a mains frequency may show.</summary>
    /// <param name="family">Index of the mains frequency.</param>
    /// <param name="window">The window whose weights were taken.</param>
    /// <param name="measuredShare">Weight of the measured scatter.</param>
    /// <param name="priorScatter">What is added to it, weighted already.</param>
    /// <param name="lineThreshold">Above it a mean counts; infinite where nothing does.</param>
    /// <param name="coherenceThreshold">Above it a steady turning counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Row MayShow(int family, MainsWindow window, Row measuredShare, Row priorScatter, Row lineThreshold, Row coherenceThreshold)
    {
        var broadbandNoise = window.BroadbandNoise;
        var perScatter = window.FrameCount / (lineThreshold * Margin);
        var coherence = coherenceThreshold * Margin;
        var ruledOut = Row.AllBitsSet;
        ref var all = ref MemoryMarshal.GetReference(_entries.Span);
        ref var weights = ref MemoryMarshal.GetReference(_weights.Span);
        ref var pairWeights = ref MemoryMarshal.GetReference(_pairWeights.Span);
        for (var pair = _firstPairs[family]; pair < _firstPairs[family + 1]; pair++)
        {
            ref var entries = ref Unsafe.Add(ref all, pair * MainsFrames.Capacity * EntryLength);
            var (sumReal, sumImaginary, turnReal, turnImaginary, power) = (Pair.Zero, Pair.Zero, Pair.Zero, Pair.Zero, Pair.Zero);
            var (realBefore, imaginaryBefore, squareBefore) = (Pair.Zero, Pair.Zero, Pair.Zero);
            for (var tap = 0; tap < _taps; tap++)
            {
                ref var entry = ref Unsafe.Add(ref entries, _places[tap]);
                var (weight, pairWeight) = (Unsafe.Add(ref weights, tap), Unsafe.Add(ref pairWeights, tap));
                var (real, imaginary) = (entry, Unsafe.Add(ref entry, 1));

                // Rounded once or twice, whichever the machine does faster.
                var square = Vector512.MultiplyAddEstimate(real, real, imaginary * imaginary);
                sumReal = Vector512.MultiplyAddEstimate(weight, real, sumReal);
                sumImaginary = Vector512.MultiplyAddEstimate(weight, imaginary, sumImaginary);
                turnReal = Vector512.MultiplyAddEstimate(pairWeight, Vector512.MultiplyAddEstimate(real, realBefore, imaginary * imaginaryBefore), turnReal);
                turnImaginary = Vector512.MultiplyAddEstimate(pairWeight, (imaginary * realBefore) - (real * imaginaryBefore), turnImaginary);
                power = Vector512.MultiplyAddEstimate(pairWeight, square + squareBefore, power);
                (realBefore, imaginaryBefore, squareBefore) = (real, imaginary, square);
            }

            power *= 0.5f;
            ruledOut &= RuledOut(
                Vector512.WidenLower(sumReal), Vector512.WidenLower(sumImaginary), Vector512.WidenLower(turnReal), Vector512.WidenLower(turnImaginary), Vector512.WidenLower(power));
            ruledOut &= RuledOut(
                Vector512.WidenUpper(sumReal), Vector512.WidenUpper(sumImaginary), Vector512.WidenUpper(turnReal), Vector512.WidenUpper(turnImaginary), Vector512.WidenUpper(power));
        }

        return ~(ruledOut | Vector512.Equals(lineThreshold, Vector512.Create(double.PositiveInfinity)));

        // Whatever is not a number is not ruled out.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Row RuledOut(Row real, Row imaginary, Row turnReal, Row turnImaginary, Row power)
        {
            var scatter = (measuredShare * Vector512.Max(power - turnReal, broadbandNoise)) + priorScatter;
            var line = ((real * real) + (imaginary * imaginary)) * perScatter;
            var turning = (turnReal * turnReal) + (turnImaginary * turnImaginary);
            return Vector512.LessThanOrEqual(line, scatter)
                & Vector512.LessThanOrEqual(turning, coherence * power * power)
                & Vector512.GreaterThan(power, Vector512.Create(LeastPower));
        }
    }
}
