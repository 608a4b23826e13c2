namespace EmgTool.Core.Detection.Published;

/// <summary>A threshold on the smoothed Teager-Kaiser energy.</summary>
internal static class Solnik
{
    /// <summary>The method.</summary>
    public static DetectionMethod Method { get; } = new()
    {
        Name = "solnik",
        Title = "threshold on the smoothed Teager-Kaiser energy",
        Paper = "Solnik et al. 2010, Teager-Kaiser energy operator signal conditioning improves EMG onset detection, Eur J Appl Physiol 110:489",
        Doi = "10.1007/s00421-010-1521-8",
        Streaming = "sample by sample",
        Notes =
        [
            "The energy is smoothed as it is and not rectified before: it is positive almost everywhere, and mean and standard deviation of its noise are then known exactly.",
            "The operator reaches 1 ms to either side at any sampling rate.",
            "BioSPPy does not smooth, never sets back its count of samples above the threshold, and compares energies with the spread of amplitudes, so that its events depend on the unit.",
        ],
        Parameters =
        [
            new("lowpass_hz", "Hz", 50, 5, 500, "cutoff of the low-pass on the energy", "Solnik et al. 2010, as they low-pass the rectified signal"),
            new("threshold", "SD", 8, 0.5, 1000, "standard deviations of the smoothed energy of noise above its mean", "best multiple of detect_onset on the energy of simulated jerks"),
            new("hold_seconds", "s", 0.025, 0, 1, "time over the threshold that makes a burst, and below that ends it", "25 ms, as Di Fabio 1987"),
            DetectorParameter.Merge(0, "the paper joins nothing"),
            DetectorParameter.Shortest(0, "hold_seconds does it"),
        ],
        Create = (band, values) =>
        {
            var envelope = new Envelope(Conditioning.Teager, band, values["lowpass_hz"]);
            return new StateDetector(envelope, envelope.NoiseMean + (values["threshold"] * envelope.NoiseDeviation), StateRule.Of(values, band));
        },
    };
}
