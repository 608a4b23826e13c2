namespace EmgTool.Core.Detection.Published;

/// <summary>A threshold on the smoothed, rectified signal that must be kept for some time, short lapses forgiven.</summary>
internal static class Lidierth
{
    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "lidierth",
        Title = "threshold on the smoothed rectified signal, kept for some time with short lapses",
        Paper = "Lidierth 1986, A computer based method for automated measurement of the periods of muscular activity from an EMG and its application to locomotor EMGs, Electroencephalogr Clin Neurophysiol 64:378",
        Doi = "",
        Streaming = "sample by sample",
        Notes =
        [
            "Times and threshold are set by eye in the paper; the rule is put as in Staude et al. 2001, doi 10.1155/S1110865701000191. A burst ends by the same rule.",
            "Mean and standard deviation of the rectified noise follow from the analyzed band; no rest needs to be marked.",
            "BioSPPy takes the mean of the rest before it is rectified, which is 0, and does not count lapses as part of the time.",
        ],
        Parameters =
        [
            new("window_seconds", "s", 0.02, 0, 0.5, "average of the rectified signal over so long a window", "own choice"),
            new("threshold", "SD", 2, 0.5, 100, "standard deviations of the rectified noise above its mean", "own choice"),
            new("hold_seconds", "s", 0.03, 0, 1, "time over the threshold that makes a burst, and below that ends it", "own choice: myoclonus of 30 ms"),
            new("lapse_seconds", "s", 0.01, 0, 1, "longest return to the other side of the threshold that is forgiven meanwhile", "own choice"),
            DetectorParameter.Merge(0, "lapses do it"),
            DetectorParameter.Shortest(0, "hold_seconds does it"),
        ],
        Create = Create,
    };

    private static StateDetector Create(NoiseBand band, ParameterValues values)
    {
        var envelope = new Envelope(Conditioning.Rectify, band, window: values.Samples("window_seconds", band.Rate, atLeast: 1));
        return new StateDetector(
            envelope,
            envelope.NoiseMean + (values["threshold"] * envelope.NoiseDeviation),
            StateRule.Of(values, band) with { Lapse = values.Samples("lapse_seconds", band.Rate) });
    }
}
