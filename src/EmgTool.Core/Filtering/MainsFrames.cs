using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Recordings;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>What the latest frames of about 100 ms hold: the complex amplitude of each mains harmonic and the energy beside them, for eight lanes at a time.</summary>
internal sealed class MainsFrames
{
    /// <summary>Frames that are remembered.</summary>
    public const int Capacity = 32;

    /// <summary>Rows of an entry in <see cref="Entries"/>.</summary>
    public const int EntryLength = 2;

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

    // The rows that belong to each lane's segment.
    private Vector512<long> _firstRows;
    private Vector512<long> _endRows = Vector512.Create(long.MaxValue);

    private readonly bool[] _countsAsLine;
    private readonly Row[] _folded;
    private readonly Row[] _sums;
    private readonly Row[] _entries;

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
        _folded = new Row[2 * _pairs];
        _entries = new Row[Capacity * _count * EntryLength];
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

    /// <summary>Frames since <see cref="Begin()"/>.</summary>
    public long Count { get; private set; }

    /// <summary>For each frame that is remembered and each harmonic the real and the imaginary part of its amplitude, which is half of the sinusoid's; its phase is counted
    /// from the first frame.</summary>
    public ReadOnlySpan<Row> Entries => _entries;

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

    /// <summary>Index of a frame's first entry in <see cref="Entries"/>.</summary>
    public int IndexOf(long frame) => (int)(frame % Capacity) * _count * EntryLength;

    /// <summary>Forgets all frames; those to come belong to the segment.</summary>
    public void Begin()
    {
        Count = 0;
        _firstRows = Vector512<long>.Zero;
        _endRows = Vector512.Create(long.MaxValue);
    }

    /// <summary>Forgets all frames; those to come belong to the segment of a lane where they lie wholly within it.</summary>
    /// <param name="firstRows">For each lane the row at which its segment starts, counted from the first frame.</param>
    /// <param name="endRows">For each lane the row at which its segment ends.</param>
    public void Begin(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows)
    {
        Count = 0;
        _firstRows = Vector512.Create(firstRows);
        _endRows = Vector512.Create(endRows);
    }

    /// <summary>Takes the next frame.</summary>
    /// <param name="rows">Its <see cref="Length"/> rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<Row> rows)
    {
        var middle = _pairs * 2 == Length ? Row.Zero : rows[_pairs];
        var energy = Fold(rows, middle);
        Demodulate(middle);
        var entries = _entries.AsSpan(IndexOf(Count));
        var scale = 1.0 / Length;
        var lines = Row.Zero;
        var index = 0;
        foreach (var family in _mains)
        {
            var centre = (2 * Count * Length) + Length - 1;
            var (stepSin, stepCos) = Math.SinCos(family.AngleAfter(1, centre));
            var (sin, cos) = Math.SinCos(family.AngleAfter(family.Numbers[0], centre));
            for (var i = 0; i < family.Numbers.Length; i++)
            {
                // The sums are the amplitude seen from the middle of the frame; turned back to the first frame.
                var (even, odd) = (_sums[2 * index] * scale, _sums[(2 * index) + 1] * scale);
                var real = (even * cos) - (odd * sin);
                var imaginary = -((odd * cos) + (even * sin));
                entries[0] = real;
                entries[1] = imaginary;
                lines += _countsAsLine[index] ? ((real * real) + (imaginary * imaginary)) * 2.0 : Row.Zero;
                entries = entries[EntryLength..];
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
        var present = Vector512.GreaterThanOrEqual(Vector512.Create(Count * Length), _firstRows)
            & Vector512.LessThanOrEqual(Vector512.Create((Count + 1) * Length), _endRows);
        var audible = Vector512.GreaterThan(energy, Vector512.Create(Silence)) & present.AsDouble();
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

    /// <summary>Adds and subtracts rows at the same distance from the middle: they share their cosine and, but for its sign, their sine, so that
    /// half of the products will do.</summary>
    /// <returns>Mean square of the rows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Row Fold(ReadOnlySpan<Row> rows, Row middle)
    {
        var (sumBefore, sumAfter) = (middle * middle, Row.Zero);
        var folded = _folded.AsSpan();
        for (var pair = 0; pair < _pairs; pair++)
        {
            var before = rows[_pairs - 1 - pair];
            var after = rows[Length - _pairs + pair];
            sumBefore += before * before;
            sumAfter += after * after;
            folded[2 * pair] = after + before;
            folded[(2 * pair) + 1] = after - before;
        }

        return (sumBefore + sumAfter) * (1.0 / Length);
    }

    /// <summary>Sums of the rows times cosine (even index) and sine (odd index).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Demodulate(Row middle)
    {
        ref var wave = ref MemoryMarshal.GetArrayDataReference(_waves);
        for (var group = 0; group < _sums.Length; group += 2 * Together)
        {
            var (cos0, cos1, cos2, cos3) = (middle, middle, middle, middle);
            var (sin0, sin1, sin2, sin3) = (Row.Zero, Row.Zero, Row.Zero, Row.Zero);
            ref var folded = ref MemoryMarshal.GetArrayDataReference(_folded);
            for (var pair = 0; pair < _pairs; pair++)
            {
                var even = folded;
                var odd = Unsafe.Add(ref folded, 1);
                cos0 += even * wave;
                sin0 += odd * Unsafe.Add(ref wave, 1);
                cos1 += even * Unsafe.Add(ref wave, 2);
                sin1 += odd * Unsafe.Add(ref wave, 3);
                cos2 += even * Unsafe.Add(ref wave, 4);
                sin2 += odd * Unsafe.Add(ref wave, 5);
                cos3 += even * Unsafe.Add(ref wave, 6);
                sin3 += odd * Unsafe.Add(ref wave, 7);
                folded = ref Unsafe.Add(ref folded, 2);
                wave = ref Unsafe.Add(ref wave, 2 * Together);
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
}
