using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EmgTool.Core.Recordings;
using Row = System.Runtime.Intrinsics.Vector512<double>;

namespace EmgTool.Core.Filtering;

/// <summary>Estimates mains interference as a sum of slowly varying sinusoids and subtracts it. Unlike a notch it does not smear bursts: they have
/// no weight in the estimate, and nothing is subtracted where nothing stands out.
/// <para>Every 0.2 s the harmonics of 50 and 60 Hz are estimated from the 1.6 s before and behind; between, they are interpolated. A mains frequency up
/// to 0.25 Hz beside its nominal value is followed. Each lane is treated for itself. Segments below 0.3 s are passed on as they are, and on short ones only what is much
/// stronger than the noise is subtracted. An interference that steps up or down is followed within about 1 s.</para>
/// <para>A discharge that repeats for seconds in step with the mains to within 2 % of its interval cannot be told from it.</para></summary>
public sealed class MainsCanceller : LaneFilter
{
    // Frames between two estimates; the node between them is predicted from both.
    private const int FramesPerStep = 2;

    // The first estimate is made half a frame before the segment, so that its first rows lie between two.
    private const int FirstNode = -1;

    // Frames in front of the rows being finished: the kernel's reach, the step to the next estimate, the half frame to its middle.
    private const int DelayFrames = MainsEstimator.Reach + 3;

    // Twice what is needed, so that moving the rows to the front costs less than one copy a row.
    private const int BufferFrames = 2 * (DelayFrames + (2 * FramesPerStep));

    private readonly MainsHarmonics[] _mains;
    private readonly MainsFrames _frames;
    private readonly MainsEstimator _estimator;
    private readonly int _length;

    // Rows from the middle of a frame on, the first one of the segment's frame -1, that is half a frame before its start.
    private readonly double[] _rows;
    private int _start;
    private int _end;

    // Rows at the start of the buffer that lie before the segment.
    private int _absent;
    private int _framed;

    private MainsNode _previous;
    private MainsNode _next;
    private readonly MainsNode _between;
    private long _node;

    private bool _ended;
    private int _ready;

    /// <summary>Makes a canceller for signals that are limited to a band.</summary>
    /// <param name="mode">Which mains to look for.</param>
    /// <param name="lowHz">Lower edge of the band in hertz.</param>
    /// <param name="highHz">Upper edge of the band in hertz, above <paramref name="lowHz"/>.</param>
    /// <param name="rate">Sampling rate.</param>
    public MainsCanceller(MainsMode mode, double lowHz, double highHz, SamplingRate rate)
        : this(MainsHarmonics.Of(mode, lowHz, highHz, rate), highHz - lowHz, rate)
    {
    }

    private MainsCanceller(MainsHarmonics[] mains, double bandwidthHz, SamplingRate rate)
    {
        _mains = mains;
        _frames = new MainsFrames(mains, rate);
        _estimator = new MainsEstimator(mains, _frames, bandwidthHz);
        _length = _frames.Length;
        _rows = new double[BufferFrames * _length * Lanes.Count];
        _previous = new MainsNode(mains);
        _between = new MainsNode(mains);
        _next = new MainsNode(mains);
        Begin();
    }

    /// <inheritdoc/>
    public override int MaximumDelayRows => DelayFrames * _length;

    /// <inheritdoc/>
    /// <remarks>The first row lies behind a node in the middle of the frame before it, and that node looks <see cref="MainsEstimator.Reach"/> frames back.</remarks>
    public override int RowsBefore => (MainsEstimator.Reach + 1) * _length;

    /// <inheritdoc/>
    /// <remarks>The last row lies before a node that is at most two frames ahead, in the middle of one, and looks <see cref="MainsEstimator.Reach"/> frames further.</remarks>
    public override int RowsAfter => DelayFrames * _length;

    /// <inheritdoc/>
    /// <remarks>One node and the frame beside it.</remarks>
    public override int StretchUnit => FramesPerStep * _length;

    /// <inheritdoc/>
    public override int PaddingRows => 0;

    /// <summary>Whether the mode has a harmonic within a band; without one a canceller only delays.</summary>
    /// <inheritdoc cref="MainsCanceller(MainsMode, double, double, SamplingRate)" path="/param"/>
    public static bool HasHarmonics(MainsMode mode, double lowHz, double highHz, SamplingRate rate) =>
        MainsHarmonics.Of(mode, lowHz, highHz, rate).Length > 0;

    /// <inheritdoc/>
    public override int OutputCapacity(int inputRows)
    {
        var step = FramesPerStep * _length;
        return (inputRows + step - 1) / step * step * Lanes.Count;
    }

    /// <inheritdoc/>
    public override void Begin()
    {
        _frames.Begin();
        Restart();
    }

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows)
    {
        CheckStretches(firstRows, endRows);
        _frames.Begin(firstRows, endRows);
        Restart();
    }

    /// <inheritdoc/>
    public override int Process(ReadOnlySpan<double> input, Span<double> output)
    {
        CheckOutput(input, output);
        var written = 0;
        while (!input.IsEmpty)
        {
            if (_framed + _length > _rows.Length / Lanes.Count)
            {
                MoveToFront();
            }

            var count = Math.Min(input.Length, (_framed + _length - _end) * Lanes.Count);
            input[..count].CopyTo(_rows.AsSpan(_end * Lanes.Count));
            input = input[count..];
            _end += count / Lanes.Count;
            if (_end == _framed + _length)
            {
                _frames.Add(Rows(_framed));
                _framed = _end;
                if (_frames.Count - 1 == _node + FramesPerStep + MainsEstimator.Reach)
                {
                    written += Finish(output[written..]);
                }
            }
        }

        return written;
    }

    /// <inheritdoc/>
    public override int Complete(Span<double> output)
    {
        var room = WholeRows(output);
        if (!_ended)
        {
            End();
            _ended = true;
        }

        var rows = Math.Min(room, _ready - _start);
        _rows.AsSpan(_start * Lanes.Count, rows * Lanes.Count).CopyTo(output);
        _start += rows;
        return rows * Lanes.Count;
    }

    private void Restart()
    {
        _previous.Clear();
        _next.Clear();
        _node = FirstNode - FramesPerStep;
        _absent = _length - (_length / 2);
        _start = 0;
        _end = _absent;
        _framed = _absent;
        Array.Clear(_rows, 0, _absent * Lanes.Count);
        _ended = false;
        _ready = 0;
    }

    /// <summary>Subtracts up to the next node, and hands out.</summary>
    private int Finish(Span<double> output)
    {
        var end = Advance(_start);
        var absent = Math.Min(_absent, end - _start);
        var rows = _rows.AsSpan((_start + absent) * Lanes.Count, (end - _start - absent) * Lanes.Count);
        rows.CopyTo(output);
        _absent -= absent;
        _start = end;
        return rows.Length;
    }

    private void End()
    {
        MoveToFront();
        _ready = _end;
        var done = _start;
        while (done < _ready)
        {
            // The last interval reaches behind the segment: nothing is there, and nothing of it is handed out.
            var behind = Math.Max(0, done + (FramesPerStep * _length) - _end);
            Array.Clear(_rows, _end * Lanes.Count, behind * Lanes.Count);
            _end += behind;
            done = Advance(done);
        }

        _start += _absent;
        _absent = 0;
    }

    /// <summary>Makes the next node and subtracts from the rows between the previous and it.</summary>
    /// <returns>Where those rows end.</returns>
    private int Advance(int from)
    {
        (_previous, _next) = (_next, _previous);
        _node += FramesPerStep;
        _estimator.Estimate(_node, _next);
        if (_node == FirstNode)
        {
            return from;
        }

        _between.SetBetween(_previous, _next);
        Subtract(from, _node - 2, _previous, _between);
        Subtract(from + _length, _node - 1, _between, _next);
        return from + (FramesPerStep * _length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Subtract(int from, long node, MainsNode before, MainsNode after)
    {
        if (before.IsEmpty && after.IsEmpty)
        {
            return;
        }

        // Twice the row at the middle of the interval, counted from the first frame.
        var middle = (2 * ((node * _length) + (_length / 2))) + _length - 1;
        var share = (_length / 2) / (double)_length;
        var rows = Rows(from);
        var index = 0;
        foreach (var family in _mains)
        {
            foreach (var number in family.Numbers)
            {
                var (r0, i0, r1, i1) = (before.Real[index], before.Imaginary[index], after.Real[index], after.Imaginary[index]);
                if ((r0 | i0 | r1 | i1) != Row.Zero)
                {
                    var (sin, cos) = Math.SinCos(family.AngleAfter(number, middle));
                    var (slopeReal, slopeImaginary) = ((r1 - r0) / _length, (i1 - i0) / _length);
                    var (real, imaginary) = (r0 + ((r1 - r0) * share), i0 + ((i1 - i0) * share));
                    SubtractWave(
                        rows,
                        index,
                        ((real * cos) - (imaginary * sin)) * 2.0,
                        ((real * sin) + (imaginary * cos)) * 2.0,
                        ((slopeReal * cos) - (slopeImaginary * sin)) * 2.0,
                        ((slopeReal * sin) + (slopeImaginary * cos)) * 2.0);
                }

                index++;
            }
        }
    }

    /// <summary>Subtracts real cos - imaginary sin with linearly changing amplitudes, from the middle outwards: rows at the same distance share their products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SubtractWave(Span<Row> rows, int harmonic, Row real, Row imaginary, Row slopeReal, Row slopeImaginary)
    {
        var pairs = _length / 2;
        if (_length % 2 != 0)
        {
            rows[pairs] -= real;
        }

        for (var pair = 0; pair < pairs; pair++)
        {
            var wave = _frames.Wave(harmonic, pair);
            var (cos, sin) = (wave[0], wave[1]);
            var distance = _frames.HalfSamplesFromMiddle(pair) * 0.5;
            var even = (real * cos) - (slopeImaginary * (sin * distance));
            var odd = (slopeReal * (cos * distance)) - (imaginary * sin);
            ref var before = ref rows[pairs - 1 - pair];
            ref var after = ref rows[_length - pairs + pair];
            before -= even - odd;
            after -= even + odd;
        }
    }

    private Span<Row> Rows(int from) => MemoryMarshal.Cast<double, Row>(_rows.AsSpan(from * Lanes.Count, _length * Lanes.Count));

    private void MoveToFront()
    {
        _rows.AsSpan(_start * Lanes.Count, (_end - _start) * Lanes.Count).CopyTo(_rows);
        _end -= _start;
        _framed -= _start;
        _start = 0;
    }
}
