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

    // Behind the end the last interval may reach by two more.
    private const int BufferFrames = DelayFrames + FramesPerStep + 1;

    private readonly MainsHarmonics[] _mains;
    private readonly MainsFrames _frames;
    private readonly MainsEstimator _estimator;
    private readonly HarmonicSubtractor[] _subtractors;
    private readonly int _length;

    // Whole frames side by side, those of the segment behind one that is absent; a row is counted from the start of that one.
    private readonly RowRing _rows;
    private long _start;
    private long _finished;
    private long _end;

    private MainsNode _previous;
    private MainsNode _next;
    private readonly MainsNode _between;
    private long _node;

    private bool _ended;

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
        _subtractors = [.. mains.Select(family => new HarmonicSubtractor(family, _length))];
        _rows = new RowRing(BufferFrames * _length);
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
            var count = Math.Min(input.Length / Lanes.Count, _length - (int)(_end % _length));
            input[..(count * Lanes.Count)].CopyTo(_rows.Slice(_end, count));
            input = input[(count * Lanes.Count)..];
            _end += count;
            if (_end % _length == 0)
            {
                _frames.Add(Rows(_end - _length, _length));
                if (_frames.Count - 1 == _node + FramesPerStep + MainsEstimator.Reach)
                {
                    Advance();
                    written += HandOut(_finished, output[written..]);
                }
            }
        }

        return written;
    }

    /// <inheritdoc/>
    public override int Complete(Span<double> output)
    {
        var room = WholeRows(output);
        while (!_ended)
        {
            Advance();
            _ended = _finished >= _end;
        }

        return HandOut(Math.Min(_end, _start + room), output);
    }

    private void Restart()
    {
        _previous.Clear();
        _next.Clear();
        _node = FirstNode - FramesPerStep;
        _rows.Slice(0, _length).Clear();
        _start = _length;
        _finished = _length / 2;
        _end = _length;
        _ended = false;
    }

    private int HandOut(long end, Span<double> output)
    {
        var count = (int)Math.Max(0, end - _start);
        _rows.CopyTo(_start, count, output);
        _start += count;
        return count * Lanes.Count;
    }

    /// <summary>Makes the next node and subtracts from the rows between the previous and it.</summary>
    private void Advance()
    {
        (_previous, _next) = (_next, _previous);
        _node += FramesPerStep;
        _estimator.Estimate(_node, _next);
        if (_node != FirstNode)
        {
            _between.SetBetween(_previous, _next);
            Subtract(_node - 2, _previous, _between);
            Subtract(_node - 1, _between, _next);
            _finished += FramesPerStep * _length;
        }
    }

    /// <summary>Subtracts from the rows between the middle of a frame and the middle of the next.</summary>
    private void Subtract(long node, MainsNode before, MainsNode after)
    {
        if (before.IsEmpty && after.IsEmpty)
        {
            return;
        }

        // Twice the row at the middle of the interval, counted from the first frame.
        var middle = (2 * ((node * _length) + (_length / 2))) + _length - 1;
        var from = ((node + 1) * _length) + (_length / 2);
        var firstHalf = Rows(from, _length - (_length / 2));
        var secondHalf = Rows(from + firstHalf.Length, _length / 2);
        var first = 0;
        for (var family = 0; family < _mains.Length; family++)
        {
            _subtractors[family].Subtract(middle, before, after, first, firstHalf, secondHalf);
            first += _mains[family].Numbers.Length;
        }
    }

    private Span<Row> Rows(long from, int count) => MemoryMarshal.Cast<double, Row>(_rows.Slice(from, count));
}
