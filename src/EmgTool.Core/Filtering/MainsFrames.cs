using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>What the latest frames of about 100 ms hold: the complex amplitude of each mains harmonic and the energy beside them, for eight lanes at a time.</summary>
internal sealed class MainsFrames
{
    /// <summary>Frames that are remembered.</summary>
    public const int Capacity = 32;

    private const double FrameSeconds = 0.1;

    // Harmonics demodulated together: their eight sums stay in registers.
    private const int Together = 4;

    // A frame with less energy (microvolts squared) is silent, and its weight would overflow.
    private const double Silence = 1e-40;

    // Below this share of a frame's energy the difference between the energy and the harmonics in it is rounding, drift and leakage.
    private const double LeastNoiseShare = 0.01;

    private readonly MainsHarmonics[] _mains;
    private readonly int _count;

    // Cosine and sine of each harmonic, from the middle of a frame outwards (index 0 is half a sample or a sample off), four harmonics side by side.
    private readonly double[] _waves;
    private readonly int _pairs;

    private readonly Row[] _real;
    private readonly Row[] _imaginary;
    private readonly bool[] _countsAsLine;
    private readonly Row[] _sums;

    /// <summary>Makes the memory for a set of harmonics.</summary>
    public MainsFrames(MainsHarmonics[] mains, SamplingRate rate)
    {
        _mains = mains;
        Length = rate.SamplesIn(FrameSeconds, atLeast: 1);
        Seconds = Length / rate.Hertz;
        _count = mains.Sum(family => family.Numbers.Length);
        _pairs = Length / 2;
        var groups = (_count + Together - 1) / Together;
        _waves = new double[groups * _pairs * 2 * Together];
        _sums = new Row[groups * Together * 2];
        _countsAsLine = new bool[_count];
        _real = new Row[Capacity * _count];
        _imaginary = new Row[Capacity * _count];
        ProductReal = new Row[Capacity * _count];
        ProductImaginary = new Row[Capacity * _count];
        Power = new Row[Capacity * _count];
        Noise = new Row[Capacity];
        Weight = new Row[Capacity];
        PairWeight = new Row[Capacity];

        var seen = new HashSet<int>();
        var index = 0;
        foreach (var family in mains)
        {
            foreach (var number in family.Numbers)
            {
                _countsAsLine[index] = seen.Add(family.FrequencyOf(number));
                for (var pair = 0; pair < _pairs; pair++)
                {
                    var (sin, cos) = Math.SinCos(family.AngleAfter(number, HalfSamplesFromMiddle(pair)));
                    var at = WaveIndex(index, pair);
                    _waves[at] = cos;
                    _waves[at + 1] = sin;
                }

                index++;
            }
        }
    }

    /// <summary>Rows of a frame.</summary>
    public int Length { get; }

    /// <summary>Duration of a frame in seconds.</summary>
    public double Seconds { get; }

    /// <summary>Frames since the start of the segment.</summary>
    public long Count { get; private set; }

    /// <summary>Real part of the harmonics' amplitudes: half of the sinusoid's amplitude, its phase counted from the start of the segment.</summary>
    public ReadOnlySpan<Row> Real => _real;

    /// <summary>Imaginary part of the harmonics' amplitudes.</summary>
    public ReadOnlySpan<Row> Imaginary => _imaginary;

    /// <summary>Amplitude times conjugate of the amplitude one frame earlier, real part.</summary>
    public Row[] ProductReal { get; }

    /// <summary>Amplitude times conjugate of the amplitude one frame earlier, imaginary part.</summary>
    public Row[] ProductImaginary { get; }

    /// <summary>Mean of the squared magnitude in this frame and the one before.</summary>
    public Row[] Power { get; }

    /// <summary>Mean square without the harmonics.</summary>
    public Row[] Noise { get; }

    /// <summary>Trust in a frame: 1 / noise², so that bursts have practically none.</summary>
    public Row[] Weight { get; }

    /// <summary>Trust in a frame together with the one before.</summary>
    public Row[] PairWeight { get; }

    /// <summary>Half samples between the middle of a frame and the rows of a pair.</summary>
    public int HalfSamplesFromMiddle(int pair) => (2 * pair) + (Length % 2 == 0 ? 1 : 2);

    /// <summary>Cosine and sine of a harmonic at a pair of rows.</summary>
    public ReadOnlySpan<double> Wave(int harmonic, int pair) => _waves.AsSpan(WaveIndex(harmonic, pair), 2);

    /// <summary>First of a frame's entries in the arrays of all harmonics.</summary>
    public int Slot(long frame) => (int)(frame % Capacity) * _count;

    /// <summary>Forgets all frames.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes the next frame.</summary>
    /// <param name="rows">Its <see cref="Length"/> rows.</param>
    public void Add(ReadOnlySpan<Row> rows)
    {
        Demodulate(rows);
        var energy = MeanSquare(rows);
        var slot = Slot(Count);
        var before = Slot(Count + Capacity - 1);
        var lines = Row.Zero;
        var index = 0;
        foreach (var family in _mains)
        {
            var middle = (2 * Count * Length) + Length - 1;
            var (stepSin, stepCos) = Math.SinCos(family.AngleAfter(1, middle));
            var (sin, cos) = Math.SinCos(family.AngleAfter(family.Numbers[0], middle));
            for (var i = 0; i < family.Numbers.Length; i++)
            {
                // The sums are the amplitude seen from the middle of the frame; turned back to the start of the segment.
                var (even, odd) = (_sums[2 * index], _sums[(2 * index) + 1]);
                var real = ((even * cos) - (odd * sin)) / Length;
                var imaginary = -((odd * cos) + (even * sin)) / Length;
                var power = (real * real) + (imaginary * imaginary);
                var (realBefore, imaginaryBefore) = (_real[before + index], _imaginary[before + index]);
                _real[slot + index] = real;
                _imaginary[slot + index] = imaginary;
                ProductReal[slot + index] = (real * realBefore) + (imaginary * imaginaryBefore);
                ProductImaginary[slot + index] = (imaginary * realBefore) - (real * imaginaryBefore);
                Power[slot + index] = (power + (realBefore * realBefore) + (imaginaryBefore * imaginaryBefore)) * 0.5;
                lines += _countsAsLine[index] ? power + power : Row.Zero;
                index++;
                (cos, sin) = ((cos * stepCos) - (sin * stepSin), (sin * stepCos) + (cos * stepSin));
            }
        }

        AddWeights(energy, Vector512.Max(energy - lines, energy * LeastNoiseShare));
        Count++;
    }

    private void AddWeights(Row energy, Row noise)
    {
        var slot = (int)(Count % Capacity);
        var audible = Vector512.GreaterThan(energy, Vector512.Create(Silence));
        var square = noise * noise;
        Noise[slot] = noise;
        Weight[slot] = Vector512.ConditionalSelect(audible, Row.One / square, Row.Zero);
        PairWeight[slot] = Row.Zero;
        if (Count > 0)
        {
            var before = (int)((Count - 1) % Capacity);
            var squareBefore = Noise[before] * Noise[before];
            var both = audible & Vector512.GreaterThan(Weight[before], Row.Zero);
            PairWeight[slot] = Vector512.ConditionalSelect(both, Row.One / (square + squareBefore), Row.Zero);
        }
    }

    private int WaveIndex(int harmonic, int pair) =>
        (((((harmonic / Together) * _pairs) + pair) * Together) + (harmonic % Together)) * 2;

    /// <summary>Sums of the rows times cosine (even index) and sine (odd index). Rows at the same distance from the middle share their
    /// cosine and, but for its sign, their sine: added and subtracted first, they need half of the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Demodulate(ReadOnlySpan<Row> rows)
    {
        var middle = Length % 2 == 0 ? Row.Zero : rows[_pairs];
        var waves = _waves.AsSpan();
        for (var group = 0; group < _sums.Length; group += 2 * Together)
        {
            var cos0 = middle;
            var cos1 = middle;
            var cos2 = middle;
            var cos3 = middle;
            var sin0 = Row.Zero;
            var sin1 = Row.Zero;
            var sin2 = Row.Zero;
            var sin3 = Row.Zero;
            for (var pair = 0; pair < _pairs; pair++)
            {
                var before = rows[_pairs - 1 - pair];
                var after = rows[Length - _pairs + pair];
                var even = after + before;
                var odd = after - before;
                var wave = waves[..(2 * Together)];
                waves = waves[(2 * Together)..];
                cos0 += even * wave[0];
                sin0 += odd * wave[1];
                cos1 += even * wave[2];
                sin1 += odd * wave[3];
                cos2 += even * wave[4];
                sin2 += odd * wave[5];
                cos3 += even * wave[6];
                sin3 += odd * wave[7];
            }

            _sums[group] = cos0;
            _sums[group + 1] = sin0;
            _sums[group + 2] = cos1;
            _sums[group + 3] = sin1;
            _sums[group + 4] = cos2;
            _sums[group + 5] = sin2;
            _sums[group + 6] = cos3;
            _sums[group + 7] = sin3;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Row MeanSquare(ReadOnlySpan<Row> rows)
    {
        var sum = Row.Zero;
        foreach (var row in rows)
        {
            sum += row * row;
        }

        return sum / rows.Length;
    }
}
