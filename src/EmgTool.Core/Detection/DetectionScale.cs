namespace EmgTool.Core.Detection;

/// <summary>One window length with its hysteresis.</summary>
/// <param name="Seconds">Length of the window over which energy is averaged.</param>
/// <param name="Threshold">A burst is seeded where the mean energy exceeds this multiple of the noise floor's.</param>
/// <param name="Low">A seeded burst extends as long as the mean energy stays above this multiple.</param>
public readonly record struct DetectionScale(double Seconds, double Threshold, double Low)
{
    /// <summary>The band that the default thresholds hold for: 20 to 450 Hz.</summary>
    private const double NominalHertz = 430;

    /// <summary>The scale with its thresholds moved to the same false-alarm probability on a grid of another bandwidth.</summary>
    internal DetectionScale For(TimeBins bins)
    {
        var actual = bins.DegreesOfFreedom(bins.In(Seconds));
        var nominal = TimeBins.DegreesOfFreedom(NominalHertz, Seconds);
        return new DetectionScale(Seconds, Move(Threshold), Move(Low));

        double Move(double threshold) => ChiSquareRatio.Quantile(actual, ChiSquareRatio.Deviate(nominal, threshold));
    }

    /// <summary>The scale with its thresholds moved to the same false-alarm probability in noise that has a share of the degrees of freedom that they hold for.</summary>
    internal DetectionScale With(double freedomShare, double freedom)
    {
        return freedomShare < 1 ? new DetectionScale(Seconds, Move(Threshold), Move(Low)) : this;

        double Move(double threshold) => ChiSquareRatio.Quantile(freedom * freedomShare, ChiSquareRatio.Deviate(freedom, threshold));
    }
}
