namespace EmgTool.Accuracy;

/// <summary>Waveforms of a motor-unit potential.</summary>
internal static class Potentials
{
    /// <summary>First and second derivative of a Gaussian, the Hermite-Rodriguez functions of order 1 and 2 (Lo Conte, Merletti and Sandri 1994, IEEE Trans Biomed Eng 41:1147).</summary>
    public static readonly Pulse Hermite1 = new("Hermite-Rodriguez 1", x => Bell(x) * Wide(x));

    public static readonly Pulse Hermite2 = new("Hermite-Rodriguez 2", x => Bell(x) * ((2 * Wide(x) * Wide(x)) - 1));

    /// <summary>The current of a muscle fibre's action potential, the second derivative of <c>z^3 e^-z</c> (Rosenfalck 1969, Acta Physiol Scand Suppl 321): triphasic, slow end.</summary>
    public static readonly Pulse Rosenfalck = new("Rosenfalck", x => 10 * x * (6 - (60 * x) + (100 * x * x)) * Math.Exp(-10 * x));

    /// <summary>A sharp phase and a blunt one.</summary>
    public static readonly Pulse Biphasic = new("biphasic", x => x < 0.35 ? Math.Sin(Math.PI * x / 0.35) : -0.55 * Math.Sin(Math.PI * (x - 0.35) / 0.65));

    /// <summary>Small, large, small.</summary>
    public static readonly Pulse Triphasic = new("triphasic", x => -Math.Sin(3 * Math.PI * x) * Math.Sin(Math.PI * x));

    public static readonly IReadOnlyList<Pulse> All = [Hermite1, Hermite2, Rosenfalck, Biphasic, Triphasic];

    private static double Wide(double x) => 8 * (x - 0.5);

    private static double Bell(double x) => Math.Exp(-Wide(x) * Wide(x));
}
