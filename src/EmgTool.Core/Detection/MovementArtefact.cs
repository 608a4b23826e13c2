using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Tells the trace of a shifted baseline from a burst of the muscle, by its spectrum.</summary>
/// <remarks>
/// A cable or an electrode that moves shifts the baseline within some hundredths of a second. The high-pass leaves a deflection of one or two periods of its
/// edge, whose energy lies right above that edge, while that of muscles is spread over hundreds of hertz: 1 to 10 % of it lies there. A mean over a quarter of the
/// edge's period keeps 0.8 of the energy at the edge, 0.4 at twice the edge and nothing at four times.
/// </remarks>
internal sealed class MovementArtefact
{
    /// <summary>Above this lower edge muscles themselves have most of their energy right above it, and movement has none: it lies below 20 Hz
    /// (De Luca et al. 2010, J Biomech 43:1573).</summary>
    private const double HighestEdgeHz = 40;

    /// <summary>So narrow a band holds nothing but what lies near its lower edge: its upper one must be this many times as high.</summary>
    private const double LeastBandRatio = 5;

    /// <summary>Periods of the lower edge that a deflection lasts at least: half of one, less what the noise hides of it. Shorter ones are potentials of single units.</summary>
    private const double ShortestPeriods = 0.3;

    /// <summary>Periods of the lower edge that a deflection lasts at most. Longer bursts are activity that rides on a shift.</summary>
    private const double LongestPeriods = 4;

    /// <summary>Least share of a deflection's energy, without that of the noise, which the mean keeps. Measured with an edge of 20 Hz at 500 and 2000 Hz (tests/Shared/Accuracy):
    /// 0.65 to 0.95 on the traces of shifts, up to 0.3 on 3,200 bursts of muscles; that of a perfect step is 0.46.</summary>
    private const double LeastShare = 0.45;

    private readonly int _width;

    /// <summary>For channels of one rate.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="lowHz">Lower edge of the analyzed band.</param>
    /// <param name="highHz">Its upper edge.</param>
    public MovementArtefact(SamplingRate rate, double lowHz, double highHz)
    {
        if (lowHz is > 0 and <= HighestEdgeHz && highHz >= LeastBandRatio * lowHz)
        {
            _width = rate.SamplesIn(0.25 / lowHz, atLeast: 1);
            (ShortestSeconds, LongestSeconds) = (ShortestPeriods / lowHz, LongestPeriods / lowHz);
        }
    }

    /// <summary>Shorter bursts are none.</summary>
    public double ShortestSeconds { get; }

    /// <summary>Longer bursts are none; 0 where the band does not tell.</summary>
    public double LongestSeconds { get; }

    /// <summary>Samples to either side of a burst that are looked at with it.</summary>
    public int Margin => _width / 2;

    /// <summary>Whether a burst is one.</summary>
    /// <param name="samples">Filtered samples of the burst and of <see cref="Margin"/> on either side of it.</param>
    /// <param name="energy">The burst's mean energy as multiple of the noise floor's.</param>
    public bool Is(ReadOnlySpan<double> samples, double energy)
    {
        double sum = 0, kept = 0, all = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            sum += samples[i] - (i < _width ? 0 : samples[i - _width]);
            kept += sum * sum;
            all += samples[i] * samples[i];
        }

        return kept * energy >= LeastShare * _width * _width * all * (energy - 1);
    }
}
