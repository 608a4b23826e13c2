namespace EmgTool.Core.Synthesis;

/// <summary>Shape of a burst's amplitude over time, 0 outside of it.</summary>
/// <param name="Shape">Kind of shape.</param>
/// <param name="Duration">Seconds from onset to offset.</param>
/// <param name="Rise">Seconds from the onset to the full level.</param>
/// <param name="Fall">Seconds from the full level to the offset.</param>
/// <param name="StartLevel">Level that a ramped burst begins and ends with.</param>
/// <param name="Phase">Phase of the slow waxing of a ramped burst, in turns.</param>
internal readonly record struct Envelope(EnvelopeShape Shape, double Duration, double Rise, double Fall, double StartLevel = 0, double Phase = 0)
{
    // A ramped burst steps to its start level within this time, and waxes and wanes by this share at this frequency.
    private const double StepSeconds = 0.02;
    private const double WaxingDepth = 0.15;
    private const double WaxingHertz = 0.7;

    private const int MeanPoints = 256;

    /// <summary>Mean of the square over the duration.</summary>
    public double MeanSquare()
    {
        var sum = 0.0;
        for (var i = 0; i < MeanPoints; i++)
        {
            var value = ValueAt((i + 0.5) * Duration / MeanPoints);
            sum += value * value;
        }

        return sum / MeanPoints;
    }

    /// <summary>The amplitude at a time.</summary>
    /// <param name="seconds">Time from the onset.</param>
    public double ValueAt(double seconds)
    {
        if (seconds <= 0 || seconds >= Duration)
        {
            return 0;
        }

        var remaining = Duration - seconds;
        return Shape switch
        {
            EnvelopeShape.Rectangular => Math.Min(Math.Min(seconds / Rise, remaining / Fall), 1),
            EnvelopeShape.RaisedCosine => RaisedCosine(seconds / Rise) * RaisedCosine(remaining / Fall),
            EnvelopeShape.HalfSine => PortableMath.SinCosTurns(0.5 * seconds / Duration).Sin,
            _ => Ramp(seconds, Rise) * Ramp(remaining, Fall) * (1 + (WaxingDepth * PortableMath.SinCosTurns((WaxingHertz * seconds) + Phase).Sin)),
        };
    }

    private static double RaisedCosine(double share) => share >= 1 ? 1 : 0.5 - (0.5 * PortableMath.SinCosTurns(0.5 * share).Cos);

    private double Ramp(double seconds, double length) =>
        RaisedCosine(seconds / StepSeconds) * (StartLevel + ((1 - StartLevel) * RaisedCosine(seconds / length)));
}
