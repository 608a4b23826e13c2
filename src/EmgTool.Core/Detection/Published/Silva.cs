namespace EmgTool.Core.Detection.Published;

/// <summary>A short moving average over a longer one and over a fixed threshold.</summary>
internal sealed class Silva : PublishedDetector
{
    private readonly MovingSum _short;
    private readonly MovingSum _long;
    private readonly double[] _delayed;
    private readonly double _threshold;
    private long _next;
    private int _at;
    private bool _active;

    private Silva(NoiseBand band, ParameterValues values)
        : base(values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate))
    {
        _short = new MovingSum(values.Samples("window_seconds", band.Rate, atLeast: 1));

        // At a low rate both may be the same number of samples.
        _long = new MovingSum(values.Samples("adaptive_seconds", band.Rate, atLeast: _short.Width + 1));
        _delayed = new double[After(_long) - After(_short) + 1];
        _threshold = values["threshold"] * NoiseBand.RectifiedMean;
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "silva",
        Title = "short moving average over a longer one and over a fixed threshold",
        Paper = "Silva et al. 2012, Towards improving the usability of electromyographic interfaces, International Conference on NeuroRehabilitation",
        Doi = "",
        Streaming = "sample by sample",
        Notes =
        [
            "Activity begins where the short average is above both thresholds and ends where it is below both; both averages lie around the same sample.",
            "The fixed threshold is a multiple of what noise gives; in BioSPPy and NeuroKit it is in the unit of the signal (0.05), which is why their results depend on the unit.",
            "BioSPPy and NeuroKit let both windows begin at the same sample, which shifts onsets.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.02, 0.001, 0.5, "length of the short average of the rectified signal", "NeuroKit: 20 samples"),
            new("adaptive_seconds", "s", 0.022, 0.002, 10, "length of the long average, more than window_seconds", "NeuroKit: 22 samples"),
            new("threshold", "noise mean", 2, 0.5, 1000, "fixed threshold in multiples of the mean of the rectified noise", "own choice: peers have none without a unit"),
            DetectorParameter.Merge(0, "the peers join nothing"),
            DetectorParameter.Shortest(0, "the peers drop nothing"),
        ],
        Orders = [new("window_seconds", "below", "adaptive_seconds", values => values["window_seconds"] < values["adaptive_seconds"], "The long average is what the short one stands out from")],
        Create = (band, values) => new Silva(band, values),
    };

    /// <inheritdoc/>
    public override int Lag => After(_long) + 1;

    /// <inheritdoc/>
    protected override void Start()
    {
        _short.Begin(NoiseBand.RectifiedMean);
        _long.Begin(NoiseBand.RectifiedMean);
        Array.Fill(_delayed, NoiseBand.RectifiedMean);
        _next = First - After(_long);
        _at = 0;
        _active = false;
    }

    /// <inheritdoc/>
    protected override void Look(ReadOnlySpan<double> samples)
    {
        foreach (var sample in samples)
        {
            Take(Math.Abs(sample));
        }

        Settle(Math.Max(First, _next));
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        while (_next < Taken)
        {
            Take(NoiseBand.RectifiedMean);
        }
    }

    private static int After(MovingSum sum) => (sum.Width - 1) / 2;

    private void Take(double value)
    {
        _delayed[_at] = value;
        _at = (_at + 1) % _delayed.Length;
        double brief = _short.Add(_delayed[_at]) / _short.Width, adaptive = _long.Add(value) / _long.Width;
        var (most, least) = (Math.Max(adaptive, _threshold), Math.Min(adaptive, _threshold));
        if (_next < First)
        {
            // Around samples before the first.
        }
        else if (!_active && brief >= most)
        {
            _active = true;
            Rise(_next);
        }
        else if (_active && brief < least)
        {
            _active = false;
            Fall(_next);
        }

        _next++;
    }
}
