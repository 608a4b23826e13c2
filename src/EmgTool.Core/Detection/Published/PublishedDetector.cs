namespace EmgTool.Core.Detection.Published;

/// <summary>A method of the literature that finds activity in a signal given in units of its noise's standard deviation, sample by sample.
/// It knows neither recordings nor units, and its memory does not grow with the signal.</summary>
/// <remarks>A method says where activity rises and falls, and up to which sample it has made up its mind. Joining what is near and dropping what is short is
/// the same for all methods and done here.</remarks>
public abstract class PublishedDetector
{
    private readonly List<Interval> _closed = new(16);
    private readonly int _merge;
    private readonly int _minimum;
    private long _offset;
    private long _settled;

    /// <summary>A method.</summary>
    /// <param name="merge">Samples of the longest gap between two stretches of activity that are one.</param>
    /// <param name="minimum">Samples of the shortest activity that is reported.</param>
    private protected PublishedDetector(int merge, int minimum)
    {
        _merge = merge;
        _minimum = minimum;
    }

    /// <summary>Samples behind the newest one at which activity may still be found to rise or fall.</summary>
    public abstract int Lag { get; }

    /// <summary>Samples behind the newest one that activity may reach to which is not settled yet.</summary>
    public int Reach => Lag + _merge;

    /// <summary>What has ended with the samples given last, in order. It does not overlap, and nothing will be added before it.</summary>
    public IReadOnlyList<Interval> Closed => _closed;

    /// <summary>First sample of the activity that is under way; negative when there is none. Activity that turns out to be too short, or to be none, vanishes.</summary>
    public long Onset { get; private set; } = -1;

    /// <summary>Sample up to which the activity under way is known to last.</summary>
    public long ActiveTo => _offset >= 0 ? _offset : Math.Max(Onset, _settled);

    /// <summary>Index of the first sample of the stretch.</summary>
    protected long First { get; private set; }

    /// <summary>Index behind the last sample taken, those that are being looked at included.</summary>
    protected long Taken { get; private set; }

    /// <summary>Starts on a stretch of signal without a gap. Nothing is known of what lies before it.</summary>
    /// <param name="first">Index of its first sample.</param>
    public void Begin(long first)
    {
        _closed.Clear();
        Onset = _offset = -1;
        First = Taken = _settled = first;
        Start();
    }

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">Samples in units of the noise's standard deviation, all finite.</param>
    public void Process(ReadOnlySpan<double> samples)
    {
        _closed.Clear();
        Taken += samples.Length;
        Look(samples);
    }

    /// <summary>Ends the stretch: activity that is under way ends with it.</summary>
    public void Complete()
    {
        _closed.Clear();
        Finish();
        if (Onset >= 0 && _offset < 0)
        {
            Fall(Taken);
        }

        Close();
    }

    /// <summary>Forgets the stretch before. The next sample is number <see cref="First"/>.</summary>
    protected abstract void Start();

    /// <summary>Looks at the next samples.</summary>
    /// <param name="samples">The samples.</param>
    protected abstract void Look(ReadOnlySpan<double> samples);

    /// <summary>Decides on all samples that are left.</summary>
    protected abstract void Finish();

    /// <summary>Activity begins. Rises and falls take turns; a rise before the last fall takes that back.</summary>
    /// <param name="sample">Its first sample.</param>
    protected void Rise(long sample)
    {
        Settle(sample);
        if (Onset < 0)
        {
            Onset = sample;
        }

        _offset = -1;
    }

    /// <summary>Activity ends.</summary>
    /// <param name="sample">Sample behind its last.</param>
    protected void Fall(long sample)
    {
        _offset = sample;
        _settled = Math.Max(_settled, sample);
    }

    /// <summary>Nothing will be told of samples before this one any more.</summary>
    /// <param name="sample">The sample.</param>
    protected void Settle(long sample)
    {
        _settled = Math.Max(_settled, sample);
        if (_offset >= 0 && _settled - _offset > _merge)
        {
            Close();
        }
    }

    /// <summary>The activity under way is none after all. Only methods that join stretches themselves, with a merge of 0 here, may say so.</summary>
    protected void Withdraw() => Onset = _offset = -1;

    private void Close()
    {
        if (Onset >= 0 && _offset - Onset >= Math.Max(1, _minimum))
        {
            _closed.Add(new Interval(Onset, _offset));
        }

        Onset = _offset = -1;
    }
}
