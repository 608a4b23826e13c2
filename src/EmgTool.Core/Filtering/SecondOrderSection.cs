namespace EmgTool.Core.Filtering;

/// <summary>One second-order section, H(z) = (b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²).</summary>
/// <param name="B0">Numerator coefficient of the present sample.</param>
/// <param name="B1">Numerator coefficient of the previous sample.</param>
/// <param name="B2">Numerator coefficient of the sample before it.</param>
/// <param name="A1">Denominator coefficient of the previous output.</param>
/// <param name="A2">Denominator coefficient of the output before it.</param>
public readonly record struct SecondOrderSection(double B0, double B1, double B2, double A1, double A2)
{
    /// <summary>Gain of a constant input.</summary>
    public double ConstantGain => (B0 + B1 + B2) / (1 + A1 + A2);

    /// <summary>Distance of the slower pole from the origin; below 1 when the section is stable.</summary>
    public double PoleRadius
    {
        get
        {
            var discriminant = (A1 * A1) - (4 * A2);
            return discriminant < 0 ? Math.Sqrt(A2) : (Math.Abs(A1) + Math.Sqrt(discriminant)) / 2;
        }
    }

    /// <summary>Whether both poles lie inside the unit circle (the triangle of Jury's criterion).</summary>
    public bool IsStable => Math.Abs(A2) < 1 && Math.Abs(A1) < 1 + A2;

    /// <summary>Share of the amplitude that passes at a frequency.</summary>
    /// <param name="hz">Frequency in hertz.</param>
    /// <param name="rateHz">Sampling rate in hertz.</param>
    public double GainAt(double hz, double rateHz)
    {
        var (sin1, cos1) = Math.SinCos(2 * Math.PI * hz / rateHz);
        var (sin2, cos2) = Math.SinCos(4 * Math.PI * hz / rateHz);
        var above = Math.Pow(B0 + (B1 * cos1) + (B2 * cos2), 2) + Math.Pow((B1 * sin1) + (B2 * sin2), 2);
        var below = Math.Pow(1 + (A1 * cos1) + (A2 * cos2), 2) + Math.Pow((A1 * sin1) + (A2 * sin2), 2);
        return Math.Sqrt(above / below);
    }
}
