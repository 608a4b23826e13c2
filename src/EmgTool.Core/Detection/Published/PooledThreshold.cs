namespace EmgTool.Core.Detection.Published;

/// <summary>A threshold on a smoothed signal that follows from the smoothed signal itself, of the last minute, anew for each block of some seconds.</summary>
internal abstract class PooledThreshold : EnvelopeDetector
{
    /// <summary>How the methods that derive from this one stream.</summary>
    protected const string Streaming = "in blocks of 5 s, each with a threshold from the minute that ends with it, where the paper takes the whole recording; a stretch of less than a second holds nothing";

    private const double BlockSeconds = 5;

    private const double PoolSeconds = 60;

    /// <summary>Smoothed values change slowly; one in so much time is enough for a quantile.</summary>
    private const double SpacingSeconds = 0.005;

    /// <summary>A threshold from less than this would be one of chance.</summary>
    private const double LeastPoolSeconds = 1;

    private readonly double _least;
    private readonly int _leastPool;
    private readonly double[] _block;
    private readonly double[] _pool;
    private readonly double[] _scratch;
    private readonly int _spacing;
    private long _first;
    private long _pooled;
    private int _count;
    private bool _active;

    /// <summary>A method.</summary>
    /// <param name="envelope">The smoothed signal.</param>
    /// <param name="band">The noise.</param>
    /// <param name="values">The parameters merge_seconds and minimum_seconds, which all methods have.</param>
    private protected PooledThreshold(Envelope envelope, NoiseBand band, ParameterValues values)
        : base(envelope, values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate))
    {
        _least = envelope.NoiseMean;
        _spacing = band.Rate.SamplesIn(SpacingSeconds, atLeast: 1);
        var perBlock = Math.Max(1, band.Rate.SamplesIn(BlockSeconds) / _spacing);
        _block = new double[perBlock * _spacing];
        _pool = new double[perBlock * (int)(PoolSeconds / BlockSeconds)];
        _scratch = new double[_pool.Length];
        _leastPool = band.Rate.SamplesIn(LeastPoolSeconds) / _spacing;
    }

    /// <inheritdoc/>
    protected sealed override int Wait => _block.Length;

    /// <summary>The threshold over which values are activity.</summary>
    /// <param name="pool">Values of the last minute, in no order; may be overwritten.</param>
    protected abstract double Threshold(Span<double> pool);

    /// <inheritdoc/>
    protected sealed override void Reset()
    {
        _first = First;
        _pooled = 0;
        _count = 0;
        _active = false;
    }

    /// <inheritdoc/>
    protected sealed override void Decide(long sample, ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (_count % _spacing == 0)
            {
                _pool[_pooled++ % _pool.Length] = value;
            }

            _block[_count++] = value;
            if (_count == _block.Length)
            {
                DecideBlock();
            }
        }

        Settle(_first);
    }

    /// <inheritdoc/>
    protected sealed override void End()
    {
        if (_count > 0)
        {
            DecideBlock();
        }
    }

    private void DecideBlock()
    {
        var pool = _scratch.AsSpan(0, (int)Math.Min(_pooled, _pool.Length));
        _pool.AsSpan(0, pool.Length).CopyTo(pool);

        // What is less than noise on the average is no activity, whatever surrounds it.
        var threshold = pool.Length < _leastPool ? double.PositiveInfinity : Math.Max(_least, Threshold(pool));
        for (var i = 0; i < _count; i++)
        {
            if (_block[i] > threshold != _active)
            {
                _active = !_active;
                if (_active)
                {
                    Rise(_first + i);
                }
                else
                {
                    Fall(_first + i);
                }
            }
        }

        _first += _count;
        _count = 0;
    }
}
