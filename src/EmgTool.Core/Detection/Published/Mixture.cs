namespace EmgTool.Core.Detection.Published;

/// <summary>Posterior probability of the louder one of two Gaussian distributions of the logarithmic energy.</summary>
internal sealed class Mixture : PooledThreshold
{
    /// <summary>Silence counts as this much energy, in units of the noise's.</summary>
    private const double LeastEnergy = 1e-12;

    private readonly TwoGaussians _gaussians = new();
    private readonly double _probability;
    private readonly double _separation;

    private Mixture(NoiseBand band, ParameterValues values)
        : base(new Envelope(Conditioning.Square, band, window: values.Samples("window_seconds", band.Rate, atLeast: 1)), band, values)
    {
        _probability = values["probability"];
        _separation = Math.Log(values["ratio"]);
    }

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "mixture",
        Title = "two-component Gaussian mixture of the logarithmic energy",
        Paper = "Liu et al. 2015, Robust muscle activity onset detection using an unsupervised electromyogram learning framework, PLoS ONE 10:e0127990",
        Doi = "10.1371/journal.pone.0127990",
        Streaming = Streaming,
        Notes =
        [
            "The paper fits one mixture for each of several frequency bands and lets them vote; here it is the one of the analyzed band.",
            "A mixture is fitted to noise without activity as well; its halves are then nearer than ratio, and nothing is active.",
            "NeuroKit fits the amplitude itself with sklearn's GaussianMixture and a probability of 0.33, so that its events depend on the unit, and finds activity in noise.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.05, 0.005, 0.5, "energy over so long a window around each sample", "own choice"),
            new("probability", "", 0.33, 0.01, 0.99, "probability of the louder distribution from which on there is activity", "NeuroKit"),
            new("ratio", "", 2, 1, 1000, "least ratio of the mean energies of the two distributions; nearer ones are noise alone", "own choice: constraint of the paper, whose value is not known to us"),
            DetectorParameter.Merge(0.05, "NeuroKit"),
            DetectorParameter.Shortest(0.05, "NeuroKit"),
        ],
        Create = (band, values) => new Mixture(band, values),
    };

    /// <inheritdoc/>
    protected override double Threshold(Span<double> pool)
    {
        foreach (ref var value in pool)
        {
            value = Math.Log(Math.Max(value, LeastEnergy));
        }

        _gaussians.Fit(pool);
        return _gaussians.HighMean - _gaussians.LowMean < _separation ? double.PositiveInfinity : Math.Exp(_gaussians.Crossing(_probability));
    }
}
