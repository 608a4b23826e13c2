using System.Globalization;
using System.Runtime.CompilerServices;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>A cascade run forward and then backward: no phase, the attenuation of both passes. Equal to <c>scipy.signal.sosfiltfilt</c> with its
/// default odd padding, to the rounding at both ends of a segment and to about 1e-13 of full scale inside.
/// <para>The forward pass runs as the rows come. The backward pass runs over hops of a fixed number of rows, and is warmed up on the rows that follow, as many as it
/// takes the slowest pole to decay to 1e-14; it keeps step with the forward pass over the rows behind, as two passes in one loop take little more than one. Hop and
/// look-ahead follow from the sections alone. What the last hop leaves runs backward from the very end, as scipy does it.</para>
/// <para>A segment of n rows that is shorter than the padding of 3 (2 sections + 1) rows is padded by n - 1 rows at each end (scipy refuses it). A single row
/// comes out as if it had always been there: a band-pass gives 0.</para>
/// <para>Memory is 64 bytes times two hops and the look-ahead: about 610 kB for 20 to 450 Hz at 2 kHz, 10 MB for a high-pass of 1 Hz at 10 kHz. A look-ahead of more
/// than <see cref="MaximumLookAheadRows"/> is refused.</para></summary>
public sealed class ZeroPhaseFilter : LaneFilter
{
    /// <summary>The longest look-ahead, 64 MB. A high-pass of order 2 at 0.1 Hz fits at 10 kHz.</summary>
    public const int MaximumLookAheadRows = 1_000_000;

    // Hops of six look-aheads cost a sixth of a pass more; between these limits they stay in the second-level cache and are worth a call.
    private const int ShortestHop = 2048;
    private const int LongestHop = 8192;

    // Rows of the look-ahead filtered at a time: their output is of no use and should stay in the first-level cache.
    private const int WarmUpRows = 256;

    private readonly SectionCascade _forwardPass;
    private readonly SectionCascade _backwardPass;
    private readonly double[] _warmUp = new double[WarmUpRows * Lanes.Count];

    // The segment's first rows until the forward pass can start, then its latest: what the padding of either end is made of.
    private readonly double[] _edge;
    private int _edgeRows;

    // Rows that wait to be handed out, which they are as rows come in, so that whoever takes them gets a few at a time; then those that have only gone forward,
    // from the hop on that goes backward or is next to.
    private readonly RowRing _rows;
    private long _start;
    private long _hop;
    private long _end;

    // Rows of the hop that have still to go backward; 0 while the next one waits for its look-ahead.
    private int _hopLeft;

    private readonly HeldEnds _held = new();
    private bool _inStretches;
    private bool _started;
    private bool _ended;

    /// <summary>Makes a filter.</summary>
    /// <param name="sections">The sections, at least one, all stable.</param>
    /// <exception cref="SettingsException">The slowest pole needs a look-ahead of more than <see cref="MaximumLookAheadRows"/>.</exception>
    public ZeroPhaseFilter(ReadOnlySpan<SecondOrderSection> sections)
    {
        _forwardPass = new SectionCascade(sections);
        _backwardPass = new SectionCascade(sections);
        LookAheadRows = _forwardPass.DecayRows(SectionCascade.StartRemainder);
        if (LookAheadRows > MaximumLookAheadRows)
        {
            throw new SettingsException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The band reaches so low, or a notch is so narrow, that zero-phase filtering would have to look ahead {LookAheadRows} samples; {MaximumLookAheadRows} are allowed."),
                "Raise the lower edge, lower the order or the notch quality, or filter forward only.");
        }

        HopRows = Math.Max(Math.Clamp(6 * LookAheadRows, ShortestHop, LongestHop), LookAheadRows / 2);
        PaddingRows = PaddingOf(sections);
        _edge = new double[(PaddingRows + 1) * Lanes.Count];
        _rows = new RowRing(MaximumDelayRows + PaddingRows);
    }

    /// <summary>Rows that the backward pass hands out at a time.</summary>
    public int HopRows { get; }

    /// <summary>Rows behind a hop on which the backward pass is warmed up.</summary>
    public int LookAheadRows { get; }

    /// <inheritdoc/>
    public override int MaximumDelayRows => (2 * HopRows) + LookAheadRows;

    /// <inheritdoc/>
    /// <remarks>The forward pass needs as many rows as it takes the slowest pole to decay to 1e-14. Never less than the padding.</remarks>
    public override int RowsBefore => Math.Max(LookAheadRows, PaddingRows);

    /// <inheritdoc/>
    /// <remarks>The backward pass needs as many rows as the forward pass before.</remarks>
    public override int RowsAfter => RowsBefore;

    /// <inheritdoc/>
    public override int StretchUnit => 1;

    /// <inheritdoc/>
    /// <remarks>scipy's: three times the length of the cascade's impulse response if it had no feedback, not counting sections of first order.</remarks>
    public override int PaddingRows { get; }

    /// <inheritdoc/>
    public override int OutputCapacity(int inputRows) => inputRows * Lanes.Count;

    /// <inheritdoc/>
    public override void Begin()
    {
        _edgeRows = 0;
        _start = 0;
        _hop = 0;
        _end = 0;
        _hopLeft = 0;
        _started = false;
        _ended = false;
        _inStretches = false;
        _held.Clear();
    }

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows)
    {
        CheckStretches(firstRows, endRows);
        Begin();
        _inStretches = true;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var rows = endRows[lane] - firstRows[lane];
            if (rows > 0)
            {
                _held.Set(lane, endRows[lane] - 1 + Math.Min(PaddingRows, rows - 1));
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Process(ReadOnlySpan<double> input, Span<double> output)
    {
        CheckOutput(input, output);
        if (_inStretches)
        {
            if (!_started && !input.IsEmpty)
            {
                _forwardPass.Settle(input[..Lanes.Count]);
                _started = true;
            }

            return Pass(input, output);
        }

        if (!_started)
        {
            var missing = Math.Min(_edge.Length - (_edgeRows * Lanes.Count), input.Length);
            input[..missing].CopyTo(_edge.AsSpan(_edgeRows * Lanes.Count));
            _edgeRows += missing / Lanes.Count;
            input = input[missing..];
            if (_edgeRows <= PaddingRows)
            {
                return 0;
            }

            Start();
        }

        KeepEdge(input);
        return Pass(input, output);
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

        return HandOut((int)Math.Min(room, _end - _start), output);
    }

    private static int PaddingOf(ReadOnlySpan<SecondOrderSection> sections)
    {
        var withoutB2 = 0;
        var withoutA2 = 0;
        foreach (var section in sections)
        {
            withoutB2 += section.B2 == 0 ? 1 : 0;
            withoutA2 += section.A2 == 0 ? 1 : 0;
        }

        return 3 * ((2 * sections.Length) + 1 - Math.Min(withoutB2, withoutA2));
    }

    /// <summary>Runs the forward pass over the padding before the segment, then over the rows kept so far.</summary>
    private void Start()
    {
        var first = _edge.AsSpan(0, Lanes.Count);
        Span<double> row = stackalloc double[Lanes.Count];
        for (var i = _edgeRows - 1; i >= 1; i--)
        {
            Mirror(first, _edge.AsSpan(i * Lanes.Count, Lanes.Count), row);
            if (i == _edgeRows - 1)
            {
                _forwardPass.Settle(row);
            }

            _forwardPass.Process(row);
        }

        if (_edgeRows == 1)
        {
            _forwardPass.Settle(first);
        }

        Pass(_edge.AsSpan(0, _edgeRows * Lanes.Count), []);
        _started = true;
    }

    /// <summary>Runs rows through the forward pass, the hop in step with them through the backward pass, and hands out the hop before, which makes room for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Pass(ReadOnlySpan<double> input, Span<double> output)
    {
        var written = 0;
        while (!input.IsEmpty)
        {
            var count = Math.Min(input.Length / Lanes.Count, _rows.RoomFrom(_end));
            if (_hopLeft > 0)
            {
                count = Math.Min(count, Math.Min(_hopLeft, _rows.RoomBefore(_hop + _hopLeft)));
                written += HandOut((int)Math.Min(count, _hop - _start), output[written..]);
                var back = _rows.Slice(_hop + _hopLeft - count, count);
                _forwardPass.ProcessBoth(input[..(count * Lanes.Count)], _rows.Slice(_end, count), _backwardPass, back);
                _hopLeft -= count;
                _hop += _hopLeft == 0 ? HopRows : 0;
            }
            else
            {
                count = (int)Math.Min(count, _hop + HopRows + LookAheadRows - _end);
                _forwardPass.Process(input[..(count * Lanes.Count)], _rows.Slice(_end, count));
            }

            _held.Apply(_end, _rows.Slice(_end, count));
            _end += count;
            input = input[(count * Lanes.Count)..];
            if (_end == _hop + HopRows + LookAheadRows)
            {
                WarmUp();
            }
        }

        return written;
    }

    private int HandOut(int count, Span<double> output)
    {
        _rows.CopyTo(_start, count, output);
        _start += count;
        return count * Lanes.Count;
    }

    /// <summary>Brings the backward pass to the end of the hop.</summary>
    private void WarmUp()
    {
        _backwardPass.Settle(_rows.Slice(_end - 1, 1));
        var hopEnd = _hop + HopRows;
        for (var end = _end; end > hopEnd;)
        {
            var count = (int)Math.Min(Math.Min(WarmUpRows, _rows.RoomBefore(end)), end - hopEnd);
            end -= count;
            _backwardPass.ProcessBackward(_rows.Slice(end, count), _warmUp);
        }

        _hopLeft = HopRows;
    }

    /// <summary>Keeps the latest rows of the segment.</summary>
    private void KeepEdge(ReadOnlySpan<double> input)
    {
        if (input.Length >= _edge.Length)
        {
            input[^_edge.Length..].CopyTo(_edge);
        }
        else
        {
            _edge.AsSpan(input.Length).CopyTo(_edge);
            input.CopyTo(_edge.AsSpan(_edge.Length - input.Length));
        }
    }

    /// <summary>Brings the hop through the backward pass, then from the end of the segment all rows behind it.</summary>
    private void End()
    {
        Backward(_hop, _hop + _hopLeft);
        var start = _hopLeft > 0 ? _hop + HopRows : _hop;
        var end = _inStretches ? _end : Extend();
        if (end > start)
        {
            _backwardPass.Settle(_rows.Slice(end - 1, 1));
            Backward(start, end);
        }
    }

    private void Backward(long start, long end)
    {
        while (end > start)
        {
            var count = (int)Math.Min(end - start, _rows.RoomBefore(end));
            end -= count;
            var rows = _rows.Slice(end, count);
            _backwardPass.ProcessBackward(rows, rows);
        }
    }

    /// <summary>Runs the forward pass over the padding behind the segment.</summary>
    /// <returns>Where the padding ends.</returns>
    private long Extend()
    {
        if (!_started && _edgeRows > 0)
        {
            Start();
        }

        var last = _edge.AsSpan(Math.Max(0, _edgeRows - 1) * Lanes.Count, Lanes.Count);
        var end = _end;
        Span<double> row = stackalloc double[Lanes.Count];
        for (var i = _edgeRows - 2; i >= 0; i--)
        {
            Mirror(last, _edge.AsSpan(i * Lanes.Count, Lanes.Count), row);
            _forwardPass.Process(row, _rows.Slice(end, 1));
            end++;
        }

        return end;
    }

    /// <summary>The point reflection of a row at the edge of the segment.</summary>
    private static void Mirror(ReadOnlySpan<double> edge, ReadOnlySpan<double> inside, Span<double> outside)
    {
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            outside[lane] = (2 * edge[lane]) - inside[lane];
        }
    }
}
