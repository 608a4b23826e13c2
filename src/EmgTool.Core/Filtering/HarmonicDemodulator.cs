using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmgTool.Core.Recordings;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>Correlates frames with the harmonics of one mains frequency, for eight lanes at a time.
/// <para>Rows that meet all harmonics at the same phase are added first. When a frame holds some whole number of spans that are each a whole number of mains periods (200
/// rows at 2 kHz: five of 40 rows for 50 Hz, two of 100 for 60 Hz) these are added up; rows at the same distance from the middle share their cosine and, but for
/// the sign, their sine; and so do, in a span, rows at the same distance from its quarter. What is left is a tenth to a quarter of the products.</para></summary>
internal sealed class HarmonicDemodulator
{
    // Harmonics correlated together: their eight sums stay in registers.
    private const int Together = 4;

    private readonly int _span;
    private readonly int _spans;

    // Pairs of rows at the same distance from the middle, and what is left of them when they are paired once more.
    private readonly int _pairs;
    private readonly int _quads;
    private readonly bool _paired;

    // Harmonics by fours, which all turn an even or all an odd number of times in a span; -1 where a four is not full.
    private readonly int[] _order;
    private readonly bool[] _isOdd;

    // Cosine and sine of each harmonic, from the middle of a span outwards (index 0 is half a sample or a sample off), four harmonics side by side.
    private readonly double[] _waves;

    // Cosine of each harmonic at the middle row, where there is one.
    private readonly double[] _middles;

    private readonly AlignedBuffer<Row> _sum;
    private readonly AlignedBuffer<Row> _even;
    private readonly AlignedBuffer<Row> _odd;

    /// <summary>Makes the memory.</summary>
    /// <param name="family">The harmonics.</param>
    /// <param name="length">Rows of a frame.</param>
    /// <param name="rate">Sampling rate.</param>
    public HarmonicDemodulator(MainsHarmonics family, int length, SamplingRate rate)
    {
        var period = family.WholePeriods;
        var folds = period <= length && length % period == 0;
        _span = folds ? (int)period : length;
        _spans = length / _span;
        _pairs = _span / 2;
        _paired = folds && _span % 2 == 0;
        _quads = _paired ? (_pairs + 1) / 2 : _pairs;
        _sum = new AlignedBuffer<Row>(_spans == 1 ? 0 : _span);
        _even = new AlignedBuffer<Row>(2 * _quads);
        _odd = new AlignedBuffer<Row>(_paired ? 2 * _quads : 0);

        var numbers = family.Numbers;
        var odd = Enumerable.Range(0, numbers.Length).Where(i => _paired && IsOdd(i)).ToArray();
        var even = Enumerable.Range(0, numbers.Length).Except(odd).ToArray();
        var groups = even.Chunk(Together).Concat(odd.Chunk(Together)).ToArray();
        _isOdd = [.. groups.Select(group => odd.Contains(group[0]))];
        _order = [.. groups.SelectMany(group => group.Concat(Enumerable.Repeat(-1, Together - group.Length)))];
        _waves = new double[_order.Length * _quads * 2];
        _middles = new double[_order.Length];
        for (var i = 0; i < _order.Length; i++)
        {
            // The middle of an even number of spans lies between two of them, half a span from the middle of either.
            var sign = _order[i] >= 0 && _spans % 2 == 0 && IsOdd(_order[i]) ? -1 : 1;
            _middles[i] = sign;
            for (var pair = 0; pair < _quads && _order[i] >= 0; pair++)
            {
                var (sin, cos) = Math.SinCos(family.AngleAfter(numbers[_order[i]], (2 * pair) + (_span % 2 == 0 ? 1 : 2)));
                var at = ((((i / Together * _quads) + pair) * Together) + (i % Together)) * 2;
                _waves[at] = sign * cos;
                _waves[at + 1] = sign * sin;
            }
        }

        bool IsOdd(int i) => (Int128)family.FrequencyOf(numbers[i]) * _span * rate.Denominator / rate.Numerator % 2 != 0;
    }

    /// <summary>Correlates a frame.</summary>
    /// <param name="frame">Its rows.</param>
    /// <param name="sums">Receives for each harmonic the sums of the rows times cosine and times sine, seen from the middle.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Demodulate(ReadOnlySpan<Row> frame, Span<Row> sums)
    {
        var rows = frame;
        if (_spans > 1)
        {
            AddSpans(frame);
            rows = _sum.Span;
        }

        Fold(rows);
        var middle = _span % 2 == 0 ? Row.Zero : rows[_pairs];
        for (var group = 0; group < _isOdd.Length; group++)
        {
            Correlate(group, _isOdd[group] ? _odd.Span : _even.Span, middle, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddSpans(ReadOnlySpan<Row> frame)
    {
        var sums = _sum.Span;
        for (var i = 0; i < sums.Length; i++)
        {
            var sum = frame[i];
            for (var other = i + _span; other < frame.Length; other += _span)
            {
                sum += frame[other];
            }

            sums[i] = sum;
        }
    }

    /// <summary>Sums and differences of rows that share their cosines and sines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fold(ReadOnlySpan<Row> rows)
    {
        var firstAfter = _span - _pairs;
        var allEven = _even.Span;
        var allOdd = _odd.Span;
        for (var pair = 0; pair < _quads; pair++)
        {
            var (before, after) = (rows[_pairs - 1 - pair], rows[firstAfter + pair]);
            var (sum, difference) = (after + before, after - before);
            var other = _pairs - 1 - pair;
            if (_paired && other != pair)
            {
                var (otherBefore, otherAfter) = (rows[_pairs - 1 - other], rows[firstAfter + other]);
                var (otherSum, otherDifference) = (otherAfter + otherBefore, otherAfter - otherBefore);
                allOdd[2 * pair] = sum - otherSum;
                allOdd[(2 * pair) + 1] = difference + otherDifference;
                sum += otherSum;
                difference -= otherDifference;
            }
            else if (_paired)
            {
                allOdd[2 * pair] = sum;
                allOdd[(2 * pair) + 1] = difference;
            }

            allEven[2 * pair] = sum;
            allEven[(2 * pair) + 1] = difference;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Correlate(int group, ReadOnlySpan<Row> folded, Row middle, Span<Row> sums)
    {
        var first = group * Together;
        var (cos0, cos1) = (middle * _middles[first], middle * _middles[first + 1]);
        var (cos2, cos3) = (middle * _middles[first + 2], middle * _middles[first + 3]);
        var (sin0, sin1, sin2, sin3) = (Row.Zero, Row.Zero, Row.Zero, Row.Zero);
        ref var row = ref MemoryMarshal.GetReference(folded);
        ref var wave = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_waves), first * _quads * 2);
        for (var pair = 0; pair < _quads; pair++)
        {
            var even = row;
            var odd = Unsafe.Add(ref row, 1);
            cos0 += even * wave;
            sin0 += odd * Unsafe.Add(ref wave, 1);
            cos1 += even * Unsafe.Add(ref wave, 2);
            sin1 += odd * Unsafe.Add(ref wave, 3);
            cos2 += even * Unsafe.Add(ref wave, 4);
            sin2 += odd * Unsafe.Add(ref wave, 5);
            cos3 += even * Unsafe.Add(ref wave, 6);
            sin3 += odd * Unsafe.Add(ref wave, 7);
            row = ref Unsafe.Add(ref row, 2);
            wave = ref Unsafe.Add(ref wave, 2 * Together);
        }

        Put(first, cos0, sin0, sums);
        Put(first + 1, cos1, sin1, sums);
        Put(first + 2, cos2, sin2, sums);
        Put(first + 3, cos3, sin3, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int place, Row cos, Row sin, Span<Row> sums)
    {
        var harmonic = _order[place];
        if (harmonic >= 0)
        {
            sums[2 * harmonic] = cos;
            sums[(2 * harmonic) + 1] = sin;
        }
    }
}
