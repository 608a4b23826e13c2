namespace EmgTool.Core.Detection.Published;

/// <summary>Bayesian online change points of the variance; activity is what is probably louder than noise since the last change.</summary>
internal sealed class OnlineChangePoint : PublishedDetector
{
    /// <summary>Probability below which a run length is forgotten (Adams and MacKay 2007, section 2.4).</summary>
    private const double LeastWeight = 1e-4;

    /// <summary>Seconds after which a run forgets its oldest samples, and the farthest that an onset is looked for behind its discovery.</summary>
    private const double LongestSeconds = 2;

    private readonly EnergyBins _bins;
    private readonly RunLengths _runs;
    private readonly int _longest;
    private readonly double _level;
    private readonly double _probability;
    private long _count;
    private long _last;
    private bool _active;

    private OnlineChangePoint(NoiseBand band, ParameterValues values)
        : base(values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate))
    {
        _bins = new EnergyBins(band, values["resolution_seconds"]);
        var binSeconds = band.Rate.SecondsOf(_bins.Samples);
        _longest = (int)Math.Ceiling(LongestSeconds / binSeconds);

        // At a low rate a bin may be longer than it was asked for.
        _runs = new RunLengths(_bins.Count, _longest, Math.Min(0.5, binSeconds / values["run_seconds"]), values["variance"], LeastWeight);
        _level = values["level"];
        _probability = values["probability"];
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "bayes",
        Title = "Bayesian online change points of the variance",
        Paper = "Adams and MacKay 2007, Bayesian online changepoint detection; recommended for EMG in its batch form by Tenan et al. 2017, doi 10.1371/journal.pone.0177312",
        Doi = "10.48550/arXiv.0710.3742",
        Streaming = "bin by bin; run lengths of a probability below 1e-4 are forgotten and runs longer than 2 s forget their oldest samples, so that time is linear",
        Notes =
        [
            "Samples are Gaussian without a mean; the variance of a run has an inverse gamma prior worth one sample, so that the predictive density is Student's t.",
            "Activity is declared once the runs whose variance is above the level have the probability, and its onset is where the likeliest of them began; the offset is the same for rest.",
            "Tenan et al. use a batch method that keeps all samples (R package bcp, Barry and Hartigan 1993) and take the first onset only.",
        ],
        Parameters =
        [
            new("resolution_seconds", "s", 0.004, 0.001, 0.1, "changes lie on a grid of this width", "own choice"),
            new("run_seconds", "s", 1, 0.01, 1000, "expected time between changes, more than resolution_seconds / (1 - probability)", "own choice"),
            new("variance", "noise variance", 4, 0.01, 10000, "variance that is expected after a change", "own choice; it counts as one sample"),
            new("level", "noise variance", 2, 1, 1000, "variance over which a run is activity", "own choice"),
            new("probability", "", 0.9, 0.5, 0.999999, "probability of activity, and of rest, that is asked for", "Tenan et al. 2017: best from 0.6 to 0.9"),
            DetectorParameter.Merge(0, "the paper joins nothing"),
            DetectorParameter.Shortest(0, "the paper drops nothing"),
        ],
        Orders =
        [
            new(
                "resolution_seconds",
                "below (1 - probability) times",
                "run_seconds",
                values => values["resolution_seconds"] < (1 - values["probability"]) * values["run_seconds"],
                "At each place of the grid a change is as likely as the grid's width is of the time between changes; where one is likelier than doubt is allowed, nothing is ever certain enough"),
        ],
        Create = (band, values) => new OnlineChangePoint(band, values),
    };

    /// <inheritdoc/>
    public override int Lag => (_longest + 2) * _bins.Samples;

    /// <inheritdoc/>
    protected override void Start()
    {
        _bins.Begin();
        _runs.Begin();
        _count = _last = 0;
        _active = false;
    }

    /// <inheritdoc/>
    protected override void Look(ReadOnlySpan<double> samples)
    {
        foreach (var sample in samples)
        {
            if (_bins.Add(sample, out var energy))
            {
                _runs.Update(energy);
                _count++;
                Decide();
            }
        }

        Settle(SampleOf(Math.Max(_last, _count - _longest)));
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
    }

    private long SampleOf(long bin) => First + (bin * _bins.Samples);

    private void Decide()
    {
        // The probability of the other state, and the likeliest run of those that say so.
        var (other, best) = (0.0, -1);
        for (var i = 0; i < _runs.Count; i++)
        {
            if (_runs.Length(i) > 0 && _runs.Variance(i) >= _level != _active)
            {
                other += _runs.Weight(i);
                best = best < 0 || _runs.Weight(i) > _runs.Weight(best) ? i : best;
            }
        }

        if (other < _probability)
        {
            return;
        }

        _last = Math.Max(_last, _count - _runs.Length(best));
        _active = !_active;
        if (_active)
        {
            Rise(SampleOf(_last));
        }
        else
        {
            Fall(SampleOf(_last));
        }
    }
}
