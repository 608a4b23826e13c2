namespace EmgTool.Core.Detection.Published;

/// <summary>A multiple of the standard deviation that the median of the rectified signal suggests.</summary>
internal sealed class MedianDeviation : PooledThreshold
{
    /// <summary>Median of the rectified standard normal: three quarters of all lie below.</summary>
    private const double NormalMedian = 0.6744897501960817;

    private readonly double _multiple;

    private MedianDeviation(NoiseBand band, ParameterValues values)
        : base(new Envelope(Conditioning.Rectify, band, window: values.Samples("window_seconds", band.Rate, atLeast: 1)), band, values) => _multiple = values["threshold"];

    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "mad",
        Title = "multiple of the median absolute deviation",
        Paper = "Quian Quiroga, Nadasdy and Ben-Shaul 2004, Unsupervised spike detection and sorting with wavelets and superparamagnetic clustering, Neural Comput 16:1661",
        Doi = "10.1162/089976604774201631",
        Streaming = Streaming,
        Notes =
        [
            "The standard deviation is median(|x|) / 0.6745. It rises with the share of activity: by a half where a quarter of the time is active, and to the activity itself beyond one half.",
            "The paper finds single spikes; samples over the threshold nearer than merge_seconds are one burst here.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0, 0, 0.5, "average of the rectified signal over so long a window; 0: each sample by itself", "Quian Quiroga et al. 2004"),
            new("threshold", "SD", 4, 0.5, 1000, "multiple of the standard deviation", "Quian Quiroga et al. 2004"),
            DetectorParameter.Merge(0.05, "best gap of detect_onset on simulated jerks"),
            DetectorParameter.Shortest(0.003, "own choice: single samples of noise reach 4 SD some four times a minute"),
        ],
        Create = (band, values) => new MedianDeviation(band, values),
    };

    /// <inheritdoc/>
    protected override double Threshold(Span<double> pool) => _multiple * OrderStatistic.Select(pool, pool.Length / 2) / NormalMedian;
}
