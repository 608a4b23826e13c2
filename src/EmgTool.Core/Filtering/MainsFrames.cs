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

    /// <summary>Rows of an entry in <see cref="Entries"/>.</summary>
    public const int EntryLength = 2;

    /// <summary>Rows from one harmonic's first entry to the next one's.</summary>
    public const int HarmonicLength = Capacity * EntryLength;

    private const double FrameSeconds = 0.1;

    // A frame with less energy (microvolts squared) is silent, and its weight would overflow.
    private const double Silence = 1e-40;

    // Below this share of a frame's energy the difference between the energy and the harmonics in it is rounding, drift and leakage.
    private const double LeastNoiseShare = 0.01;

    private readonly MainsHarmonics[] _mains;
    private readonly int _count;

    // The rows that belong to each lane's segment.
    private Vector512<long> _firstRows;
    private Vector512<long> _endRows = Vector512.Create(long.MaxValue);

    private readonly bool[] _countsAsLine;
    private readonly HarmonicDemodulator[] _demodulators;
    private readonly AlignedBuffer<Row> _sums;
    private readonly AlignedBuffer<Row> _entries;

    /// <summary>Makes the memory for a set of harmonics.</summary>
    public MainsFrames(MainsHarmonics[] mains, SamplingRate rate)
    {
        _mains = mains;
        Length = rate.SamplesIn(FrameSeconds, atLeast: 1);
        Seconds = Length / rate.Hertz;
        _count = mains.Sum(family => family.Numbers.Length);
        _sums = new AlignedBuffer<Row>(2 * _count);
        _countsAsLine = new bool[_count];
        _demodulators = [.. mains.Select(family => new HarmonicDemodulator(family, Length, rate))];
        _entries = new AlignedBuffer<Row>(Capacity * _count * EntryLength);
        Screen = new MainsScreen(mains);
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

    /// <summary>For each harmonic and each frame that is remembered the real and the imaginary part of the harmonic's amplitude, which is half of the sinusoid's; its phase is
    /// counted from the first frame. Frames are at their number modulo <see cref="Capacity"/>.</summary>
    public ReadOnlySpan<Row> Entries => _entries.Span;

    /// <summary>The same amplitudes, for a quick look.</summary>
    public MainsScreen Screen { get; }

    /// <summary>Mean square without the harmonics.</summary>
    public Row[] Noise { get; }

    /// <summary>Trust in a frame: 1 / noise, the inverse variance of what it says, so that bursts have little where there is rest.</summary>
    public Row[] Weight { get; }

    /// <summary>Trust in a frame together with the one before.</summary>
    public Row[] PairWeight { get; }

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
        var energy = EnergyOf(rows);
        var scale = 1.0 / Length;
        var slot = (int)(Count % Capacity) * EntryLength;
        var sums = _sums.Span;
        var entries = _entries.Span;
        var lines = Row.Zero;
        var index = 0;
        for (var place = 0; place < _mains.Length; place++)
        {
            var family = _mains[place];
            _demodulators[place].Demodulate(rows, sums[(2 * index)..]);
            var centre = (2 * Count * Length) + Length - 1;
            var (stepSin, stepCos) = Math.SinCos(family.AngleAfter(1, centre));
            var (sin, cos) = Math.SinCos(family.AngleAfter(family.Numbers[0], centre));
            for (var i = 0; i < family.Numbers.Length; i++)
            {
                // The sums are the amplitude seen from the middle of the frame; turned back to the first frame.
                var (even, odd) = (sums[2 * index] * scale, sums[(2 * index) + 1] * scale);
                var real = (even * cos) - (odd * sin);
                var imaginary = -((odd * cos) + (even * sin));
                entries[(index * HarmonicLength) + slot] = sums[2 * index] = real;
                entries[(index * HarmonicLength) + slot + 1] = sums[(2 * index) + 1] = imaginary;
                lines += _countsAsLine[index] ? ((real * real) + (imaginary * imaginary)) * 2.0 : Row.Zero;
                index++;
                (cos, sin) = ((cos * stepCos) - (sin * stepSin), (sin * stepCos) + (cos * stepSin));
            }
        }

        Screen.Add(Count, sums);
        AddWeights(energy, Vector512.Max(energy - lines, energy * LeastNoiseShare));
        Count++;
    }

    private void AddWeights(Row energy, Row noise)
    {
        var slot = (int)(Count % Capacity);
        var present = Vector512.GreaterThanOrEqual(Vector512.Create(Count * Length), _firstRows)
            & Vector512.LessThanOrEqual(Vector512.Create((Count + 1) * Length), _endRows);
        var audible = Vector512.GreaterThan(energy, Vector512.Create(Silence)) & present.AsDouble();
        Noise[slot] = noise;
        Weight[slot] = Vector512.ConditionalSelect(audible, Row.One / noise, Row.Zero);
        PairWeight[slot] = Row.Zero;
        if (Count > 0)
        {
            var before = (int)((Count - 1) % Capacity);
            var both = audible & Vector512.GreaterThan(Weight[before], Row.Zero);
            PairWeight[slot] = Vector512.ConditionalSelect(both, Row.One / (noise + Noise[before]), Row.Zero);
        }
    }

    /// <summary>Mean square of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Row EnergyOf(ReadOnlySpan<Row> rows)
    {
        // Four sums do not wait for each other.
        var (sum0, sum1, sum2, sum3) = (Row.Zero, Row.Zero, Row.Zero, Row.Zero);
        var i = 0;
        for (; i + 4 <= rows.Length; i += 4)
        {
            var (row0, row1, row2, row3) = (rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
            sum0 += row0 * row0;
            sum1 += row1 * row1;
            sum2 += row2 * row2;
            sum3 += row3 * row3;
        }

        for (; i < rows.Length; i++)
        {
            sum0 += rows[i] * rows[i];
        }

        return (sum0 + sum1 + (sum2 + sum3)) * (1.0 / Length);
    }
}
