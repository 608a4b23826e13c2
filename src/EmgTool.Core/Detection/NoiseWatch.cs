using System.Numerics;

namespace EmgTool.Core.Detection;

/// <summary>Watches what the noise is like, and says how far thresholds must be raised where it is not white or not Gaussian.</summary>
/// <remarks>
/// The thresholds hold for white Gaussian noise. How far coloured noise spreads at each scale is told by what lies below the floor (<see cref="NoiseSpread"/>). Impulsive noise exceeds them many times a minute. Its rate of up-crossings falls with the
/// level such that ln(rate) is nearly linear in the square root of the level, so that two low levels, which real bursts hardly
/// reach without being busy, tell the level that is crossed as rarely as wanted. Gaussian noise gives a factor of 1.
/// </remarks>
internal sealed class NoiseWatch
{
    /// <summary>The lower of the levels, as mean energy over the shortest scale.</summary>
    public const double LowLevel = 4.5;

    /// <summary>The higher one.</summary>
    public const double HighLevel = 7;

    /// <summary>Up-crossings a minute that the raised threshold lets through.</summary>
    private const double WantedPerMinute = 0.2;

    private const double LeastQuietSeconds = 3;

    /// <summary>Counts are forgotten over this time, so that a recording may change.</summary>
    private const double MemorySeconds = 120;

    private const double ForgetSeconds = 5;

    /// <summary>Largest factor: beyond it small potentials could not be told from noise at all.</summary>
    private const double LargestFactor = 3;

    /// <summary>How strongly the factor of the tail acts on each scale: a longer window averages impulses away.</summary>
    private static readonly double[] TailPowers = [1, 0.85, 0.6, 0.6];

    private readonly DetectionScale[] _scales;
    private readonly DetectionScale[] _raised;
    private readonly double[] _freedoms;
    private readonly NoiseSpread[] _spreads;
    private readonly double[] _below;
    private readonly double[] _belowCounts;
    private readonly double _secondsPerBin;
    private readonly int _forgetBins;
    private double _low;
    private double _high;
    private double _quietSeconds;
    private int _quietBins;
    private int _bins;
    private ulong _lastLow;
    private ulong _lastHigh;

    /// <summary>A watch on one time grid.</summary>
    /// <param name="bins">The grid.</param>
    /// <param name="scales">The scales, shortest first, with the thresholds for white Gaussian noise.</param>
    public NoiseWatch(TimeBins bins, DetectionScale[] scales)
    {
        _scales = scales;
        _raised = new DetectionScale[scales.Length];
        _freedoms = [.. scales.Select(scale => bins.DegreesOfFreedom(bins.In(scale.Seconds)))];
        _spreads = [.. _freedoms.Select(freedom => new NoiseSpread(freedom))];
        _below = new double[scales.Length];
        _belowCounts = new double[scales.Length];
        _secondsPerBin = bins.SecondsPerBin;
        _forgetBins = bins.In(ForgetSeconds);
    }

    /// <summary>Starts a segment.</summary>
    public void Begin()
    {
        Array.Clear(_below);
        Array.Clear(_belowCounts);
        _low = _high = _quietSeconds = 0;
        _quietBins = _bins = 0;
        _lastLow = _lastHigh = 0;
    }

    /// <summary>Takes the bins of a chunk whose mean energy over a scale lies below the floor.</summary>
    /// <param name="scale">The scale, the shortest 0.</param>
    /// <param name="squares">Sum of the squares of their distance from the floor, in units of the floor.</param>
    /// <param name="count">Their number.</param>
    public void AddBelow(int scale, double squares, double count)
    {
        _below[scale] += squares;
        _belowCounts[scale] += count;
    }

    /// <summary>Takes the next 64 bins, or fewer at the end of the segment; a bit a bin, the first the lowest.</summary>
    /// <param name="low">Above the lower level.</param>
    /// <param name="high">Above the higher level.</param>
    /// <param name="busy">Busy, and so not counted.</param>
    /// <param name="count">Bins.</param>
    public void Add(ulong low, ulong high, ulong busy, int count)
    {
        _low += BitOperations.PopCount(low & ~((low << 1) | _lastLow) & ~busy);
        _high += BitOperations.PopCount(high & ~((high << 1) | _lastHigh) & ~busy);
        _lastLow = low >> 63;
        _lastHigh = high >> 63;
        _quietBins += count - BitOperations.PopCount(busy);
        _bins += count;
        if (_bins >= _forgetBins)
        {
            Forget();
        }
    }

    /// <summary>The noise's degrees of freedom at the longest scale, as share of those of white noise.</summary>
    public double LongFreedomShare => FreedomShare(_scales.Length - 1);

    /// <summary>What the threshold of the shortest scale was last raised by for its heavy tail: 1 for Gaussian noise, 3 at most.</summary>
    public double TailFactor { get; private set; } = 1;

    /// <summary>The scales with their thresholds for the noise as it is now; valid until the next call.</summary>
    public ReadOnlySpan<DetectionScale> Scales()
    {
        for (var i = 0; i < _scales.Length; i++)
        {
            var scale = _scales[i].With(FreedomShare(i), _freedoms[i]);
            TailFactor = i == 0 ? TailFactorOn(scale.Threshold) : TailFactor;
            _raised[i] = scale with { Threshold = 1 + ((scale.Threshold - 1) * Math.Pow(TailFactor, TailPowers[i])) };
        }

        return _raised;
    }

    private double FreedomShare(int scale) => _spreads[scale].ShareOf(_below[scale] / _belowCounts[scale]);

    /// <summary>The factor on the threshold of the shortest scale, 1 to 3.</summary>
    private double TailFactorOn(double threshold)
    {
        var seconds = _quietSeconds + (_quietBins * _secondsPerBin);
        double low = _low * 60 / seconds, high = _high * 60 / seconds;
        if (seconds < LeastQuietSeconds || high <= WantedPerMinute || low <= high)
        {
            return 1;
        }

        double rootLow = Math.Sqrt(LowLevel), rootHigh = Math.Sqrt(HighLevel);
        var slope = Math.Log(low / high) / (rootHigh - rootLow);
        var root = rootHigh + (Math.Log(high / WantedPerMinute) / slope);
        return Math.Clamp(Math.Pow(root * root / threshold, 1.4), 1, LargestFactor);
    }

    private void Forget()
    {
        var kept = 1 - (_bins * _secondsPerBin / MemorySeconds);
        _quietSeconds = (_quietSeconds + (_quietBins * _secondsPerBin)) * kept;
        for (var i = 0; i < _below.Length; i++)
        {
            _below[i] *= kept;
            _belowCounts[i] *= kept;
        }

        _low *= kept;
        _high *= kept;
        _quietBins = _bins = 0;
    }
}
