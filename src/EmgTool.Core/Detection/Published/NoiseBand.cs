using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection.Published;

/// <summary>What is known of the noise that a method is given: Gaussian, of variance 1, with a flat spectrum between the edges of the analyzed band.
/// Papers take the mean and the spread of what they compute from a marked rest; here they follow from the band.</summary>
/// <param name="Rate">Sampling rate.</param>
/// <param name="LowHz">Lower edge of the band.</param>
/// <param name="HighHz">Its upper edge, at most half of the rate.</param>
public readonly record struct NoiseBand(SamplingRate Rate, double LowHz, double HighHz)
{
    /// <summary>Samples from one to the next that is nearly independent of it: the time of one over twice the upper edge (Nyquist), in whole milliseconds where it is more than one,
    /// so that the grid is the same at nearly any rate. Methods that whiten the signal with an adaptive filter take every so-manieth sample instead: what is left is as white as the band is wide.</summary>
    public int IndependentStep
    {
        get
        {
            var milliseconds = 1000 / (2 * HighHz);
            return Rate.SamplesIn((milliseconds >= 1 ? Math.Floor(milliseconds) : milliseconds) / 1000, atLeast: 1);
        }
    }

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

    /// <summary>Mean of rectified noise: the root of 2 / pi.</summary>
    public static double RectifiedMean { get; } = Math.Sqrt(2 / Math.PI);

    /// <summary>Covariance of two samples of rectified noise (Price 1958, doi 10.1109/TIT.1958.1057444).</summary>
    /// <param name="lag">Samples between them.</param>
    public double RectifiedCovariance(int lag)
    {
        var correlation = Math.Clamp(Correlation(lag), -1, 1);
        return 2 / Math.PI * (Math.Sqrt(1 - (correlation * correlation)) + (correlation * Math.Asin(correlation)) - 1);
    }

    /// <summary>Covariance of two squares of noise (Isserlis 1918, doi 10.1093/biomet/12.1-2.134).</summary>
    /// <param name="lag">Samples between them.</param>
    public double SquareCovariance(int lag) => 2 * Correlation(lag) * Correlation(lag);

    /// <summary>Mean of the Teager-Kaiser energy of noise.</summary>
    /// <param name="step">Samples to the neighbours.</param>
    public double TeagerMean(int step) => 1 - Correlation(2 * step);

    /// <summary>Covariance of two Teager-Kaiser energies of noise: the sum over all pairings of the six samples (Isserlis 1918).</summary>
    /// <param name="lag">Samples between them.</param>
    /// <param name="step">Samples to the neighbours.</param>
    public double TeagerCovariance(int lag, int step)
    {
        double here = Correlation(lag), before = Correlation(lag - step), behind = Correlation(lag + step);
        return (3 * here * here) - (4 * before * behind) + (Correlation(lag - (2 * step)) * Correlation(lag + (2 * step)));
    }

    /// <summary>Standard deviation of a weighted sum over noise that has been conditioned.</summary>
    /// <param name="covariance">Covariance of two conditioned samples by the samples between them.</param>
    /// <param name="weights">Weights of consecutive samples.</param>
    /// <param name="window">Sums that are averaged.</param>
    public double Deviation(Func<NoiseBand, int, double> covariance, ReadOnlySpan<double> weights, int window = 1)
    {
        // The weights of the average over sums are the weights, averaged.
        Span<double> all = new double[weights.Length + window - 1];
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j < window; j++)
            {
                all[i + j] += weights[i] / window;
            }
        }

        var variance = 0.0;
        for (var lag = 0; lag < all.Length; lag++)
        {
            var products = 0.0;
            for (var i = lag; i < all.Length; i++)
            {
                products += all[i] * all[i - lag];
            }

            variance += (lag == 0 ? 1 : 2) * products * covariance(this, lag);
        }

        return Math.Sqrt(variance);
    }
}
