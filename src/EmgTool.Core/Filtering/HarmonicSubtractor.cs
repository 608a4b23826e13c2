using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>Subtracts the harmonics of one mains frequency, whose amplitudes change linearly over an interval, for eight lanes at a time.
/// <para>At a distance d from the middle of the interval a harmonic is (real + d slope) cos - (imaginary + d slope) sin. All harmonics together are four sums of
/// cosines and sines, which repeat with the mains: they are made for half of the rows that span a whole number of its periods (20 of 200 rows for 50 Hz at 2 kHz), as rows at
/// the same distance from the middle, or from its repetition, share them but for the sign of the sines.</para></summary>
internal sealed class HarmonicSubtractor
{
    // Sums of a distance: cosines by the amplitudes' and by the slopes' real parts, sines by their imaginary parts.
    private const int Sums = 4;

    private readonly MainsHarmonics _family;
    private readonly int _length;
    private readonly int _span;
    private readonly bool _mirrors;
    private readonly int _distances;

    // Cosine and sine of each harmonic at each distance; index 0 is half a row from the middle, or one row where a row is the middle.
    private readonly double[] _waves;

    // Amplitudes and slopes of the harmonics that show, and which they are.
    private readonly AlignedBuffer<Row> _amplitudes;
    private readonly int[] _shown;
    private readonly AlignedBuffer<Row> _sums;

    /// <summary>Makes the memory.</summary>
    /// <param name="family">The harmonics.</param>
    /// <param name="length">Rows of an interval.</param>
    public HarmonicSubtractor(MainsHarmonics family, int length)
    {
        _family = family;
        _length = length;
        var period = family.WholePeriods;
        var repeats = period <= length / 2 && length % period == 0;
        _span = repeats ? (int)period : length / 2;
        _mirrors = repeats && length % 2 == 0;
        _distances = _mirrors ? (_span + 1) / 2 : _span;
        _amplitudes = new AlignedBuffer<Row>(Sums * family.Numbers.Length);
        _shown = new int[family.Numbers.Length];
        _sums = new AlignedBuffer<Row>(Sums * _span);
        _waves = new double[2 * _distances * family.Numbers.Length];
        var at = 0;
        for (var distance = 0; distance < _distances; distance++)
        {
            foreach (var number in family.Numbers)
            {
                (_waves[at + 1], _waves[at]) = Math.SinCos(family.AngleAfter(number, (2 * distance) + (length % 2 == 0 ? 1 : 2)));
                at += 2;
            }
        }
    }

    /// <summary>Subtracts.</summary>
    /// <param name="middle">Half rows from the first frame of the segment to the middle of the interval.</param>
    /// <param name="before">Amplitudes at the start of the interval.</param>
    /// <param name="after">Amplitudes at its end.</param>
    /// <param name="first">Index of the first harmonic in them.</param>
    /// <param name="firstHalf">The rows of the first half, with the one in the middle where there is one.</param>
    /// <param name="secondHalf">The rows of the second half.</param>
    public void Subtract(long middle, MainsNode before, MainsNode after, int first, Span<Row> firstHalf, Span<Row> secondHalf)
    {
        var shown = SetAmplitudes(middle, before, after, first);
        if (shown > 0)
        {
            AddUp(shown);
            Subtract(shown, firstHalf, secondHalf);
        }
    }

    /// <summary>Sets what the harmonics that show have at the middle, seen from there.</summary>
    /// <returns>How many show.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SetAmplitudes(long middle, MainsNode before, MainsNode after, int first)
    {
        var shown = 0;
        var amplitudes = _amplitudes.Span;
        var perRow = 1.0 / _length;
        // The middle lies half a row before the half of the rows where one of them is the middle.
        var share = (_length / 2) * perRow;
        var (stepSin, stepCos) = Math.SinCos(_family.AngleAfter(1, middle));
        var (sin, cos) = Math.SinCos(_family.AngleAfter(_family.Numbers[0], middle));
        for (var i = 0; i < _shown.Length; i++)
        {
            var harmonic = first + i;
            var (r0, i0, r1, i1) = (before.Real[harmonic], before.Imaginary[harmonic], after.Real[harmonic], after.Imaginary[harmonic]);
            if ((r0 | i0 | r1 | i1) != Row.Zero)
            {
                // Twice, as an amplitude is half of the sinusoid's.
                var (realChange, imaginaryChange) = ((r1 - r0) * 2.0, (i1 - i0) * 2.0);
                var (real, imaginary) = ((r0 * 2.0) + (realChange * share), (i0 * 2.0) + (imaginaryChange * share));
                var (realSlope, imaginarySlope) = (realChange * perRow, imaginaryChange * perRow);
                var at = Sums * shown;
                amplitudes[at] = (real * cos) - (imaginary * sin);
                amplitudes[at + 1] = (realSlope * cos) - (imaginarySlope * sin);
                amplitudes[at + 2] = (real * sin) + (imaginary * cos);
                amplitudes[at + 3] = (realSlope * sin) + (imaginarySlope * cos);
                _shown[shown++] = i;
            }

            (cos, sin) = ((cos * stepCos) - (sin * stepSin), (sin * stepCos) + (cos * stepSin));
        }

        return shown;
    }

    /// <summary>Makes the four sums at each distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddUp(int shown)
    {
        ref var wave = ref MemoryMarshal.GetArrayDataReference(_waves);
        ref var amplitudes = ref MemoryMarshal.GetReference(_amplitudes.Span);
        var sums = _sums.Span;
        for (var distance = 0; distance < _distances; distance++)
        {
            var (cos, cosSlope, sin, sinSlope) = (Row.Zero, Row.Zero, Row.Zero, Row.Zero);
            for (var i = 0; i < shown; i++)
            {
                ref var own = ref Unsafe.Add(ref wave, 2 * _shown[i]);
                ref var amplitude = ref Unsafe.Add(ref amplitudes, Sums * i);
                cos += amplitude * own;
                cosSlope += Unsafe.Add(ref amplitude, 1) * own;
                sin += Unsafe.Add(ref amplitude, 2) * Unsafe.Add(ref own, 1);
                sinSlope += Unsafe.Add(ref amplitude, 3) * Unsafe.Add(ref own, 1);
            }

            Set(sums, distance, cos, cosSlope, sin, sinSlope);
            if (_mirrors)
            {
                Set(sums, _span - 1 - distance, cos, cosSlope, -sin, -sinSlope);
            }

            wave = ref Unsafe.Add(ref wave, 2 * _family.Numbers.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(Span<Row> sums, int distance, Row cos, Row cosSlope, Row sin, Row sinSlope)
    {
        var at = Sums * distance;
        (sums[at], sums[at + 1], sums[at + 2], sums[at + 3]) = (cos, cosSlope, sin, sinSlope);
    }

    /// <summary>Subtracts from the middle outwards: rows at the same distance share their sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Subtract(int shown, Span<Row> firstHalf, Span<Row> secondHalf)
    {
        var pairs = secondHalf.Length;
        if (firstHalf.Length > pairs)
        {
            // The row in the middle: all cosines are 1.
            for (var i = 0; i < shown; i++)
            {
                firstHalf[pairs] -= _amplitudes.Span[Sums * i];
            }
        }

        var distance = _length % 2 == 0 ? 0.5 : 1;
        for (var start = 0; start < pairs; start += _span)
        {
            var count = Math.Min(_span, pairs - start);
            ref var sums = ref MemoryMarshal.GetReference(_sums.Span);
            ref var before = ref firstHalf[pairs - 1 - start];
            ref var after = ref secondHalf[start];
            for (var pair = 0; pair < count; pair++)
            {
                var even = sums - (Unsafe.Add(ref sums, 3) * distance);
                var odd = (Unsafe.Add(ref sums, 1) * distance) - Unsafe.Add(ref sums, 2);
                before -= even - odd;
                after -= even + odd;
                sums = ref Unsafe.Add(ref sums, Sums);
                before = ref Unsafe.Subtract(ref before, 1);
                after = ref Unsafe.Add(ref after, 1);
                distance++;
            }
        }
    }
}
