namespace EmgTool.Core.Recordings;

/// <summary>Pieces of a source, read as if they followed each other.</summary>
/// <param name="inner">The source; closed with this.</param>
/// <param name="pieces">The pieces, numbered as the source numbers its samples.</param>
/// <param name="channelCount">Number of its channels.</param>
internal sealed class PiecesLaneSource(LaneSource inner, IReadOnlyList<Segment> pieces, int channelCount) : LaneSource
{
    /// <inheritdoc/>
    public override void Read(long firstSample, Span<double> lanes)
    {
        Span<LaneStart> starts = stackalloc LaneStart[channelCount];
        for (var channel = 0; channel < channelCount; channel++)
        {
            starts[channel] = new LaneStart(channel, firstSample);
        }

        Read(starts, lanes);
    }

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<LaneStart> starts, Span<double> lanes)
    {
        CheckStarts(starts);
        var rows = lanes.Length / Lanes.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(lanes.Length, rows * Lanes.Count, nameof(lanes));
        Span<LaneStart> places = stackalloc LaneStart[starts.Length];
        for (var row = 0; row < rows;)
        {
            // All lanes together, up to the first end of a piece.
            var count = rows - row;
            for (var lane = 0; lane < starts.Length; lane++)
            {
                var (sample, left) = Place(starts[lane].FirstSample + row);
                places[lane] = starts[lane] with { FirstSample = sample };
                count = (int)Math.Min(count, left);
            }

            inner.Read(places, lanes.Slice(row * Lanes.Count, count * Lanes.Count));
            row += count;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    // The sample of the source, and how many there are from it on in its piece.
    private (long Sample, long Left) Place(long sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        var skipped = sample;
        foreach (var piece in pieces)
        {
            if (skipped < piece.SampleCount)
            {
                return (piece.FirstSample + skipped, piece.SampleCount - skipped);
            }

            skipped -= piece.SampleCount;
        }

        throw new ArgumentOutOfRangeException(nameof(sample), sample, "The rows do not lie within the pieces.");
    }
}
