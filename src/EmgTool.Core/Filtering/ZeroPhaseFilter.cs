using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>A cascade run forward and then backward: no phase, the attenuation of both passes. Equal to <c>scipy.signal.sosfiltfilt</c> with its
/// default odd padding, to the rounding at both ends of a segment and to about 1e-13 of full scale inside.
/// <para>The forward pass runs as the rows come. The backward pass runs over hops of a fixed number of rows, and is warmed up on the rows that follow, as many as it
/// takes the slowest pole to decay to 1e-14. Hop and look-ahead follow from the sections alone. The last hop and everything behind it run
/// backward from the very end, as scipy does it.</para>
/// <para>A segment of n rows that is shorter than the padding of 3 (2 sections + 1) rows is padded by n - 1 rows at each end (scipy refuses it). A single row
/// comes out as if it had always been there: a band-pass gives 0.</para>
/// <para>Memory is 64 bytes times hop and look-ahead: about 230 kB for 20 to 450 Hz at 2 kHz, 7 MB for a high-pass of 1 Hz at 10 kHz. A look-ahead of more
/// than <see cref="MaximumLookAheadRows"/> is refused.</para></summary>
public sealed class ZeroPhaseFilter : LaneFilter
{
    /// <summary>The longest look-ahead, 64 MB. A high-pass of order 2 at 0.1 Hz fits at 10 kHz.</summary>
    public const int MaximumLookAheadRows = 1_000_000;

    // Hops of four look-aheads cost a quarter of a pass more; between these limits they stay in the second-level cache and are worth a call.
    private const int ShortestHop = 2048;
    private const int LongestHop = 8192;

    // Rows of the look-ahead filtered at a time: their output is of no use and should stay in the first-level cache.
    private const int WarmUpRows = 256;

    private readonly SectionCascade _forwardPass;
    private readonly SectionCascade _backwardPass;
    private readonly double[] _warmUp;

    // The segment's first rows until the forward pass can start, then its latest: what the padding of either end is made of.
    private readonly double[] _edge;
    private int _edgeRows;

    // Rows that have gone forward and not backward; after the end, rows that wait to be handed out.
    private readonly double[] _pending;
    private int _pendingRows;

    private bool _started;
    private bool _ended;
    private int _handedOutRows;

    // Of a push of stretches: the row of each lane from which on its forward output stays as it is, and that output. Counted from the first row pushed.
    private readonly long[] _holdRows = new long[Lanes.Count];
    private readonly double[] _held = new double[Lanes.Count];
    private bool _inStretches;
    private long _forwardRows;

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

        HopRows = Math.Max(Math.Clamp(4 * LookAheadRows, ShortestHop, LongestHop), LookAheadRows / 2);
        PaddingRows = PaddingOf(sections);
        _edge = new double[(PaddingRows + 1) * Lanes.Count];
        _pending = new double[(HopRows + LookAheadRows + PaddingRows) * Lanes.Count];
        _warmUp = new double[WarmUpRows * Lanes.Count];
    }

    /// <summary>Rows that the backward pass hands out at a time.</summary>
    public int HopRows { get; }

    /// <summary>Rows behind a hop on which the backward pass is warmed up.</summary>
    public int LookAheadRows { get; }

    /// <inheritdoc/>
    public override int MaximumDelayRows => HopRows + LookAheadRows;

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
    public override int OutputCapacity(int inputRows) => (inputRows + HopRows - 1) / HopRows * HopRows * Lanes.Count;

    /// <inheritdoc/>
    public override void Begin()
    {
        _edgeRows = 0;
        _pendingRows = 0;
        _handedOutRows = 0;
        _started = false;
        _ended = false;
        _inStretches = false;
    }

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows)
    {
        CheckStretches(firstRows, endRows);
        Begin();
        _inStretches = true;
        _forwardRows = 0;
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var rows = endRows[lane] - firstRows[lane];
            _holdRows[lane] = rows == 0 ? long.MaxValue : endRows[lane] - 1 + Math.Min(PaddingRows, rows - 1);
        }
    }

    /// <inheritdoc/>
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

        var rows = Math.Min(room, _pendingRows - _handedOutRows);
        _pending.AsSpan(_handedOutRows * Lanes.Count, rows * Lanes.Count).CopyTo(output);
        _handedOutRows += rows;
        return rows * Lanes.Count;
    }

    /// <summary>Runs rows through the forward pass, and hands out what the backward pass can finish.</summary>
    private int Pass(ReadOnlySpan<double> input, Span<double> output)
    {
        var written = 0;
        while (!input.IsEmpty)
        {
            var count = Math.Min(input.Length, MaximumDelayRows * Lanes.Count - (_pendingRows * Lanes.Count));
            Forward(input[..count]);
            input = input[count..];
            if (_pendingRows == MaximumDelayRows)
            {
                Hop(output[written..]);
                written += HopRows * Lanes.Count;
            }
        }

        return written;
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

        Forward(_edge.AsSpan(0, _edgeRows * Lanes.Count));
        _started = true;
    }

    private void Forward(ReadOnlySpan<double> input)
    {
        _forwardPass.Process(input, _pending.AsSpan(_pendingRows * Lanes.Count));
        if (_inStretches)
        {
            Hold(_pending.AsSpan(_pendingRows * Lanes.Count, input.Length));
            _forwardRows += input.Length / Lanes.Count;
        }

        _pendingRows += input.Length / Lanes.Count;
    }

    /// <summary>Keeps the output of the forward pass as it is where a lane's segment and its padding end: the backward pass, settled on a constant, starts there as scipy
    /// starts it (<c>sosfilt_zi</c> times the last row).</summary>
    /// <param name="rows">The latest output of the forward pass.</param>
    private void Hold(Span<double> rows)
    {
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var kept = _holdRows[lane] - _forwardRows;
            if (kept >= rows.Length / Lanes.Count)
            {
                continue;
            }

            if (kept >= 0)
            {
                _held[lane] = rows[((int)kept * Lanes.Count) + lane];
            }

            for (var i = ((int)Math.Max(0, kept + 1) * Lanes.Count) + lane; i < rows.Length; i += Lanes.Count)
            {
                rows[i] = _held[lane];
            }
        }
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

    private void Hop(Span<double> output)
    {
        var hop = HopRows * Lanes.Count;
        _backwardPass.Settle(_pending.AsSpan((MaximumDelayRows - 1) * Lanes.Count, Lanes.Count));
        for (var end = MaximumDelayRows; end > HopRows; end -= WarmUpRows)
        {
            var start = Math.Max(HopRows, end - WarmUpRows);
            _backwardPass.ProcessBackward(_pending.AsSpan(start * Lanes.Count, (end - start) * Lanes.Count), _warmUp);
        }

        _backwardPass.ProcessBackward(_pending.AsSpan(0, hop), output);
        _pending.AsSpan(hop, LookAheadRows * Lanes.Count).CopyTo(_pending);
        _pendingRows = LookAheadRows;
    }

    /// <summary>Runs the forward pass over the padding behind the segment, and the backward pass from its end over all rows that are left.</summary>
    private void End()
    {
        var padded = _pendingRows;
        if (!_inStretches && _edgeRows > 0)
        {
            if (!_started)
            {
                Start();
            }

            padded = Extend();
        }

        if (padded > 0)
        {
            _backwardPass.Settle(_pending.AsSpan((padded - 1) * Lanes.Count, Lanes.Count));
            var all = _pending.AsSpan(0, padded * Lanes.Count);
            _backwardPass.ProcessBackward(all, all);
        }
    }

    /// <summary>Runs the forward pass over the padding behind the segment.</summary>
    /// <returns>Rows that wait for the backward pass, with the padding.</returns>
    private int Extend()
    {
        var last = _edge.AsSpan((_edgeRows - 1) * Lanes.Count, Lanes.Count);
        var padded = _pendingRows;
        Span<double> row = stackalloc double[Lanes.Count];
        for (var i = _edgeRows - 2; i >= 0; i--)
        {
            Mirror(last, _edge.AsSpan(i * Lanes.Count, Lanes.Count), row);
            _forwardPass.Process(row, _pending.AsSpan(padded * Lanes.Count));
            padded++;
        }

        return padded;
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
