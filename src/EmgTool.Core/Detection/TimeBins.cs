using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>The time grid of detection: bins of a whole number of samples, as near to 1 ms as the rate allows.</summary>
/// <remarks>Whole samples keep the grid exact at any rate: a bin is 0.98 ms at 2048 Hz, 0.79 ms at 1259 Hz and 2 ms at 500 Hz.</remarks>
public readonly record struct TimeBins
{
    private readonly double _bandwidthHz;

    /// <summary>The grid of a channel.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="bandwidthHz">Width of the analyzed band, which sets how fast noise energy fluctuates.</param>
    public TimeBins(SamplingRate rate, double bandwidthHz)
    {
        SamplesPerBin = Math.Max(1, (int)Math.Round(rate.Hertz / 1000));
        SecondsPerBin = SamplesPerBin / rate.Hertz;
        _bandwidthHz = bandwidthHz;
    }

    /// <summary>Samples in a bin.</summary>
    public int SamplesPerBin { get; }

    /// <summary>Duration of a bin.</summary>
    public double SecondsPerBin { get; }

    /// <summary>Bins in a duration, at least <paramref name="atLeast"/>.</summary>
    public int In(double seconds, int atLeast = 1) => Math.Max(atLeast, (int)Math.Round(seconds / SecondsPerBin));

    /// <summary>Degrees of freedom of the mean square of band-limited Gaussian noise over a number of bins: twice bandwidth times duration
    /// (Bendat and Piersol, Random Data, ch. 8), plus what the skirts of the filter add.</summary>
    public double DegreesOfFreedom(int bins) => Math.Min(bins * SamplesPerBin, DegreesOfFreedom(_bandwidthHz, bins * SecondsPerBin));

    /// <summary>The same for any bandwidth and duration, at a rate that does not limit them.</summary>
    public static double DegreesOfFreedom(double bandwidthHz, double seconds) => (2 * bandwidthHz * seconds) + 0.3;
}
