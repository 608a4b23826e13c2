namespace EmgTool.Core.Recordings;

/// <summary>Pieces of a source, read as if they followed each other.</summary>
/// <param name="inner">The source; closed with this.</param>
/// <param name="pieces">The pieces, numbered as the source numbers its samples.</param>
internal sealed class PiecesLaneSource(LaneSource inner, IReadOnlyList<Segment> pieces) : LaneSource
{
    /// <inheritdoc/>
    public override void Read(long firstSample, Span<double> lanes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        var skipped = firstSample;
        foreach (var piece in pieces)
        {
            if (lanes.Length == 0)
            {
                return;
            }

            if (skipped < piece.SampleCount)
            {
                var rows = (int)Math.Min(piece.SampleCount - skipped, lanes.Length / Lanes.Count);
                inner.Read(piece.FirstSample + skipped, lanes[..(rows * Lanes.Count)]);
                lanes = lanes[(rows * Lanes.Count)..];
                skipped = 0;
            }
            else
            {
                skipped -= piece.SampleCount;
            }
        }

        if (lanes.Length > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(firstSample), firstSample, "The rows do not lie within the pieces.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
