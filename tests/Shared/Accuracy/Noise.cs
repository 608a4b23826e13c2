namespace EmgTool.Accuracy;

/// <summary>Noise whose root mean square between 20 and 450 Hz is 1. It is drawn at 2 kHz and brought to other rates, so that a seed means the same noise at each.</summary>
internal static class Noise
{
    /// <summary>Rate at which it is drawn: independent samples at 10 kHz would be Gaussian again once cut to the band of an EMG.</summary>
    public const int GridHertz = 2000;

    public const double LowHertz = 20;
    public const double HighHertz = 450;

    // Sums of one-pole low-passes an octave and a half apart are 1/f in between.
    private static readonly double[] PinkCorners = [0.5, 1.5, 4.5, 13.5, 40, 120];
    private static readonly double[] DullCorners = [200];

    // A pole that lets half of the power through at 500 Hz, a quarter of the grid's rate.
    private static readonly double AmplifierPole = 2 - Math.Sqrt(3);

    public static double[] Draw(NoiseKind kind, int count, Dice dice)
    {
        var (white, corners) = kind switch
        {
            NoiseKind.Pink => (0.3, PinkCorners),
            NoiseKind.Dull => (0.1, DullCorners),
            _ => (1.0, []),
        };
        Func<double> draw = kind switch
        {
            NoiseKind.Laplacian => dice.Laplacian,
            NoiseKind.StudentT5 or NoiseKind.SoftStudentT5 => () => dice.StudentT(5),
            NoiseKind.StudentT3 => () => dice.StudentT(3),
            _ => dice.Normal,
        };
        // Two poles, as the sum of the parts goes through them one after the other.
        var amplifier = kind == NoiseKind.SoftStudentT5 ? AmplifierPole : 0;
        var scale = 1 / Math.Sqrt(BandPower(white, corners, amplifier));
        double first = 0, second = 0;
        double[] poles = [.. corners.Select(Pole)];
        var states = new double[poles.Length];
        var noise = new double[count];
        for (var i = 0; i < count; i++)
        {
            var sum = white * draw();
            for (var k = 0; k < poles.Length; k++)
            {
                // Each pole's power is the same, which makes its density fall as 1 / corner.
                states[k] = (poles[k] * states[k]) + (Math.Sqrt(1 - (poles[k] * poles[k])) * dice.Normal());
                sum += states[k];
            }

            first = (amplifier * first) + ((1 - amplifier) * sum);
            second = (amplifier * second) + ((1 - amplifier) * first);
            noise[i] = second * scale;
        }

        return noise;
    }

    /// <summary>Power of what is drawn between the edges of the band, integrated over the density of each part.</summary>
    private static double BandPower(double white, double[] corners, double amplifier)
    {
        const int Steps = 4300;
        var power = 0.0;
        for (var i = 0; i < Steps; i++)
        {
            var cosine = Math.Cos(2 * Math.PI * (LowHertz + ((HighHertz - LowHertz) * (i + 0.5) / Steps)) / GridHertz);
            var passed = Math.Pow((1 - amplifier) * (1 - amplifier) / Square(amplifier, cosine), 2);
            power += passed * ((white * white) + corners.Select(Pole).Sum(pole => (1 - (pole * pole)) / Square(pole, cosine)));
        }

        return power / Steps * (HighHertz - LowHertz) / (GridHertz / 2.0);
    }

    /// <summary>Squared absolute value of <c>1 - pole e^(i w)</c>.</summary>
    private static double Square(double pole, double cosine) => 1 - (2 * pole * cosine) + (pole * pole);

    private static double Pole(double corner) => Math.Exp(-2 * Math.PI * corner / GridHertz);
}
