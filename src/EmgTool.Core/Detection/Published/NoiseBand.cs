using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection.Published;

/// <summary>What is known of the noise that a method is given: Gaussian, of variance 1, with a flat spectrum between the edges of the analyzed band.
/// Papers take the mean and the spread of what they compute from a marked rest; here they follow from the band.</summary>
/// <param name="Rate">Sampling rate.</param>
/// <param name="LowHz">Lower edge of the band.</param>
/// <param name="HighHz">Its upper edge, at most half of the rate.</param>
public readonly record struct NoiseBand(SamplingRate Rate, double LowHz, double HighHz)
{
    /// <summary>The most that the variance of the energy of samples may be, in units of what it is for independent ones, for them to count as nearly independent: n of them are worth n / 1.29.
    /// All samples at 1 kHz do in the default band (1.16), every other one at 256 Hz in that of sleep (1.28); all samples at 1111 Hz do not (1.292), nor at 1259 Hz (1.46), where chance looks like
    /// activity five times as often.</summary>
    private const double MostEnergyVariance = 1.29;

    /// <summary>The time grid of detection.</summary>
    public TimeBins Bins => new(Rate, HighHz - LowHz);

    /// <summary>Samples from one to the next that is nearly independent of it. Methods that whiten the signal with an adaptive filter in the paper take every so-manieth sample
    /// instead: at twice the width of the band what is left is white, and no rate but a few has a whole number of samples for that.</summary>
    public int IndependentStep
    {
        get
        {
            // A finer grid shows the band as it is, which varies more.
            var step = Math.Max(1, (int)Math.Ceiling(Rate.Hertz / (2 * (HighHz - LowHz) * MostEnergyVariance)));
            while (EnergyVariance(step) > MostEnergyVariance)
            {
                step++;
            }

            return step;
        }
    }

    /// <summary>Variance of the energy of every so-manieth sample over a long time, in units of that of independent samples: the sum of the squared correlations over all lags.</summary>
    /// <param name="step">Samples from one to the next.</param>
    internal double EnergyVariance(int step)
    {
        // By the sum formula of Poisson: how much of the spectrum lies on itself when it is shifted by multiples of the coarser rate. It has a band on either side of 0.
        var (grid, width, apart) = (Rate.Hertz / step, HighHz - LowHz, LowHz + HighHz);
        var sum = width;
        for (var shift = grid; shift < 2 * HighHz; shift += grid)
        {
            sum += (2 * Overlap(shift)) + Overlap(shift - apart) + Overlap(shift + apart);
        }

        return grid * (sum + Overlap(apart)) / (2 * width * width);

        double Overlap(double shift) => Math.Max(0, width - Math.Abs(shift));
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
        // How much each lag counts: the products of weights that are so far apart, averaged once for each of the two sums that are compared.
        var products = Averaged(Averaged(Products(weights), window), window);
        var middle = products.Length / 2;
        var variance = products[middle] * covariance(this, 0);
        for (var lag = 1; lag <= middle; lag++)
        {
            variance += 2 * products[middle + lag] * covariance(this, lag);
        }

        return Math.Sqrt(variance);
    }

    /// <summary>Sums of the products of weights at each distance, from the largest before to the largest behind.</summary>
    private static double[] Products(ReadOnlySpan<double> weights)
    {
        var products = new double[(2 * weights.Length) - 1];
        for (var lag = 0; lag < weights.Length; lag++)
        {
            var sum = 0.0;
            for (var i = lag; i < weights.Length; i++)
            {
                sum += weights[i] * weights[i - lag];
            }

            products[weights.Length - 1 + lag] = products[weights.Length - 1 - lag] = sum;
        }

        return products;
    }

    /// <summary>Averages over all windows that hold any of some values, beyond which there is nothing.</summary>
    private static double[] Averaged(double[] values, int window)
    {
        var averages = new double[values.Length + window - 1];
        var sum = 0.0;
        for (var i = 0; i < averages.Length; i++)
        {
            sum += (i < values.Length ? values[i] : 0) - (i >= window ? values[i - window] : 0);
            averages[i] = sum / window;
        }

        return averages;
    }
}
