namespace EmgTool.Core.Recordings;

/// <summary>Samples of up to eight channels, laid out for the kernels: row by row, <see cref="Lanes.Count"/> values a row, one channel a lane,
/// or several stretches of a channel side by side.</summary>
public abstract class LaneSource : IDisposable
{
    /// <summary>Rows that are read at once from each of several places.</summary>
    private const int PlaceRows = 2048;

    private double[] _place = [];

    /// <summary>Fills <paramref name="lanes"/> with consecutive rows. Nothing is allocated after the first call.</summary>
    /// <param name="firstSample">Index of the first row among the channels' stored samples.</param>
    /// <param name="lanes">A whole number of rows; lane <c>i</c> of row <c>r</c> at <c>r * Lanes.Count + i</c>. Values are microvolts
    /// for channels in volts and unscaled values of the file for others. Lanes without a channel are set to 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie within the channels' samples.</exception>
    /// <exception cref="RecordingException">The file changed or broke off since it was opened.</exception>
    public abstract void Read(long firstSample, Span<double> lanes);

    /// <summary>Fills <paramref name="lanes"/> from places of their own: row <c>r</c> of lane <c>i</c> is the sample <c>r</c> behind the start of the lane.
    /// A channel may stand in several lanes. Nothing is allocated after the first call with as many places.</summary>
    /// <param name="starts">Up to <see cref="Lanes.Count"/> starts. Lanes without one are set to 0.</param>
    /// <param name="lanes">A whole number of rows, with values as for the other read.</param>
    /// <exception cref="ArgumentException">Too many starts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie within the channels' samples.</exception>
    /// <exception cref="RecordingException">The file changed or broke off since it was opened.</exception>
    public virtual void Read(ReadOnlySpan<LaneStart> starts, Span<double> lanes)
    {
        CheckStarts(starts);
        if (starts.Length < Lanes.Count)
        {
            lanes.Clear();
        }

        if (_place.Length == 0)
        {
            _place = new double[PlaceRows * Lanes.Count];
        }

        for (var first = 0; first < lanes.Length; first += _place.Length)
        {
            var part = lanes[first..Math.Min(lanes.Length, first + _place.Length)];
            for (var lane = 0; lane < starts.Length; lane++)
            {
                if (FirstLaneAt(starts, starts[lane].FirstSample) == lane)
                {
                    ReadPlace(starts, lane, first / Lanes.Count, part);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads all channels from one place on, a channel a lane: for sources that read lanes at places of their own.</summary>
    /// <param name="channels">Channels that the source was opened with.</param>
    /// <param name="firstSample">Index of the first row among the channels' stored samples.</param>
    /// <param name="lanes">Receives the rows.</param>
    protected void ReadTogether(int channels, long firstSample, Span<double> lanes)
    {
        Span<LaneStart> starts = stackalloc LaneStart[channels];
        for (var channel = 0; channel < channels; channel++)
        {
            starts[channel] = new LaneStart(channel, firstSample);
        }

        Read(starts, lanes);
    }

    /// <summary>The first of the lanes that begin at a sample: they can be read together.</summary>
    protected static int FirstLaneAt(ReadOnlySpan<LaneStart> starts, long firstSample)
    {
        var lane = 0;
        while (starts[lane].FirstSample != firstSample)
        {
            lane++;
        }

        return lane;
    }

    /// <summary>Checks the number of starts.</summary>
    /// <exception cref="ArgumentException">Too many.</exception>
    protected static void CheckStarts(ReadOnlySpan<LaneStart> starts)
    {
        if (starts.Length > Lanes.Count)
        {
            throw new ArgumentException($"{starts.Length} starts do not fit into {Lanes.Count} lanes.", nameof(starts));
        }
    }

    /// <summary>Releases what the source holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private void ReadPlace(ReadOnlySpan<LaneStart> starts, int firstLane, int firstRow, Span<double> lanes)
    {
        var place = _place.AsSpan(0, lanes.Length);
        var sample = starts[firstLane].FirstSample;
        Read(sample + firstRow, place);
        for (var lane = firstLane; lane < starts.Length; lane++)
        {
            if (starts[lane].FirstSample == sample)
            {
                for (int from = starts[lane].Channel, to = lane; to < lanes.Length; from += Lanes.Count, to += Lanes.Count)
                {
                    lanes[to] = place[from];
                }
            }
        }
    }
}
