namespace EmgTool.Core.Detection.Published;

/// <summary>Mean of a window of the rectified, low-passed signal over the baseline.</summary>
internal static class HodgesBui
{
    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "hodges-bui",
        Title = "mean of a window of the rectified signal, some standard deviations above the baseline",
        Paper = "Hodges and Bui 1996, A comparison of computer-based methods for the determination of onset of muscle contraction using electromyography, Electroencephalogr Clin Neurophysiol 101:511",
        Doi = "10.1016/S0921-884X(96)95190-5",
        Streaming = "sample by sample",
        Notes =
        [
            "The onset is the first sample of the first window whose mean is above the threshold, so that strong bursts begin up to a window early; the paper has no offset, which is the same on reversed time.",
            "Mean and standard deviation of the rectified, low-passed noise follow from the analyzed band; no rest needs to be marked.",
            "BioSPPy places onsets in the middle of the window and takes the mean of the rest before it is rectified, which is 0; NeuroKit has no such method.",
        ],
        Parameters =
        [
            new("lowpass_hz", "Hz", 50, 10, 500, "cutoff of the low-pass on the rectified signal", "the middle one of the paper's 10, 50 and 500 Hz"),
            new("window_seconds", "s", 0.05, 0.001, 0.5, "length of the window", "the middle one of the paper's 20, 50 and 100 ms"),
            new("threshold", "SD", 3, 0.5, 100, "standard deviations of the rectified, low-passed noise above its mean", "the highest of the paper's 1, 2 and 3: a recording is longer than a trial"),
            DetectorParameter.Merge(0, "the paper joins nothing"),
            DetectorParameter.Shortest(0, "the paper drops nothing"),
        ],
        Create = Create,
    };

    private static StateDetector Create(NoiseBand band, ParameterValues values)
    {
        var window = values.Samples("window_seconds", band.Rate, atLeast: 1);
        var envelope = new Envelope(Conditioning.Rectify, band, values["lowpass_hz"], window);
        return new StateDetector(
            envelope,
            envelope.NoiseMean + (values["threshold"] * envelope.NoiseDeviation),
            new StateRule(values.Samples("merge_seconds", band.Rate), values.Samples("minimum_seconds", band.Rate), Before: window / 2, After: (window - 1) / 2));
    }
}
