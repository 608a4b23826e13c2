namespace EmgTool.Core.Detection.Published;

/// <summary>A threshold on the variance of a moving window.</summary>
internal static class Londral
{
    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "londral",
        Title = "threshold on the variance of a moving window",
        Paper = "Londral et al. 2013, A wireless user-computer interface to explore various sources of biosignals and visual biofeedback for severe motor impairment, J Access Des All 3:118",
        Doi = "10.17411/jacces.v3i2.15",
        Streaming = "sample by sample",
        Notes =
        [
            "The filtered signal has no mean: the variance is the mean square.",
            "Known to us by BioSPPy, which has no defaults and compares the variance with mean and standard deviation of the rest itself, so that its events depend on the unit; here they are those of the variance.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.05, 0.001, 0.5, "length of the window", "own choice, as BioSPPy's find_onsets"),
            new("threshold", "SD", 5, 0.5, 1000, "standard deviations of the window's variance in noise above its mean", "own choice"),
            new("hold_seconds", "s", 0.02, 0, 1, "time over the threshold that makes a burst, and below that ends it", "own choice"),
            DetectorParameter.Merge(0, "the peers join nothing"),
            DetectorParameter.Shortest(0, "hold_seconds does it"),
        ],
        Create = (band, values) =>
        {
            var envelope = new Envelope(Conditioning.Square, band, window: values.Samples("window_seconds", band.Rate, atLeast: 1));
            return new StateDetector(envelope, envelope.NoiseMean + (values["threshold"] * envelope.AverageDeviation), StateRule.Of(values, band));
        },
    };
}
