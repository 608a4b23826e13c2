using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection.Published;

/// <summary>What is known of the noise that a method is given: Gaussian, of variance 1, with a flat spectrum between the edges of the analyzed band.
/// Papers take the mean and the spread of what they compute from a marked rest; here they follow from the band.</summary>
/// <param name="Rate">Sampling rate.</param>
/// <param name="LowHz">Lower edge of the band.</param>
/// <param name="HighHz">Its upper edge, at most half of the rate.</param>
public readonly record struct NoiseBand(SamplingRate Rate, double LowHz, double HighHz)
{
    /// <summary>Samples from one to the next that is nearly independent of it: the time of one over twice the upper edge (Nyquist), at least one sample.
    /// Methods that whiten the signal with an adaptive filter take every so-manieth sample instead: what is left is as white as the band is wide.</summary>
    public int IndependentStep => Math.Max(1, (int)Math.Round(Rate.Hertz / (2 * HighHz)));

    /// <summary>Correlation of two samples of noise.</summary>
    /// <param name="lag">Samples between them.</param>
    public double Correlation(int lag)
    {
        if (lag == 0)
        {
            return 1;
        }

        var angle = 2 * Math.PI * lag / Rate.Hertz;
        return (Math.Sin(angle * HighHz) - Math.Sin(angle * LowHz)) / (angle * (HighHz - LowHz));
    }
}
