using EmgTool.Core.Recordings;

namespace EmgTool.Core.Filtering;

/// <summary>A cascade run forward only: no row is held back, but events come late by the filter's group delay. It starts
/// as if the first row had always been there, so that an offset does not ring.</summary>
/// <param name="sections">The sections, at least one, all stable.</param>
public sealed class CausalFilter(ReadOnlySpan<SecondOrderSection> sections) : LaneFilter
{
    private readonly SectionCascade _cascade = new(sections);
    private bool _started;

    /// <inheritdoc/>
    public override int MaximumDelayRows => 0;

    /// <inheritdoc/>
    /// <remarks>As many rows as it takes the slowest pole to decay to 1e-14: so little is left of the state at which the filter starts.</remarks>
    public override int RowsBefore => _cascade.DecayRows(SectionCascade.StartRemainder);

    /// <inheritdoc/>
    public override int RowsAfter => 0;

    /// <inheritdoc/>
    public override int StretchUnit => 1;

    /// <inheritdoc/>
    public override int PaddingRows => 0;

    /// <inheritdoc/>
    public override int OutputCapacity(int inputRows) => inputRows * Lanes.Count;

    /// <inheritdoc/>
    public override void Begin() => _started = false;

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<long> firstRows, ReadOnlySpan<long> endRows)
    {
        // A repeated first row leaves the cascade as it was settled: nothing depends on where the segments start.
        CheckStretches(firstRows, endRows);
        Begin();
    }

    /// <inheritdoc/>
    public override int Process(ReadOnlySpan<double> input, Span<double> output)
    {
        CheckOutput(input, output);
        if (!_started && !input.IsEmpty)
        {
            _cascade.Settle(input[..Lanes.Count]);
            _started = true;
        }

        _cascade.Process(input, output);
        return input.Length;
    }

    /// <inheritdoc/>
    public override int Complete(Span<double> output) => 0;
}
