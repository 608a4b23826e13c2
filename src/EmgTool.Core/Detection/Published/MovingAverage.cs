namespace EmgTool.Core.Detection.Published;

/// <summary>A moving average over what is usual for it in the recording.</summary>
internal sealed class MovingAverage : PooledThreshold
{
    private readonly double _means;
    private readonly double _deviations;

    private MovingAverage(NoiseBand band, ParameterValues values)
        : base(new Envelope(Conditioning.Rectify, band, window: values.Samples("window_seconds", band.Rate, atLeast: 1)), band, values) =>
        (_means, _deviations) = (values["means"], values["deviations"]);

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "moving-average",
        Title = "moving average of the rectified signal over its own mean and spread",
        Paper = "find_onsets of BioSPPy (Carreiras et al. 2015, https://github.com/scientisst/BioSPPy), its default",
        Doi = "",
        Streaming = Streaming,
        Notes =
        [
            "The threshold is 1.2 times the mean of the moving average and 2 of its standard deviations; NeuroKit's method biosppy leaves the standard deviations out.",
            "It rises with the share and the strength of activity, so that a strong burst hides weak ones.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.05, 0.001, 0.5, "length of the average", "BioSPPy"),
            new("means", "", 1.2, 0, 100, "how often the mean is in the threshold", "BioSPPy"),
            new("deviations", "", 2, 0, 100, "how often the standard deviation is", "BioSPPy; 0 for NeuroKit's"),
            DetectorParameter.Merge(0, "BioSPPy joins nothing; 0.05 for NeuroKit's"),
            DetectorParameter.Shortest(0, "BioSPPy drops nothing; 0.05 for NeuroKit's"),
        ],
        Create = (band, values) => new MovingAverage(band, values),
    };

    /// <inheritdoc/>
    protected override double Threshold(Span<double> pool)
    {
        double mean = EnergySpan.Mean(pool), squares = 0;
        foreach (var value in pool)
        {
            squares += (value - mean) * (value - mean);
        }

        return (_means * mean) + (_deviations * Math.Sqrt(squares / pool.Length));
    }
}
