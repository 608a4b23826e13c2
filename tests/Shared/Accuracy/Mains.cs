namespace EmgTool.Accuracy;

/// <summary>Interference of the mains: a frequency that wanders, an amplitude that breathes and jumps when a cable is moved, harmonics.</summary>
internal static class Mains
{
    // Odd harmonics of rectifier loads stand out.
    private static readonly (int Harmonic, double Amplitude)[] Harmonics = [(1, 1), (2, 0.06), (3, 0.3), (5, 0.18), (7, 0.1), (9, 0.05)];

    /// <param name="signal">The signal that it is added to.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="hertz">50 or 60.</param>
    /// <param name="rms">Root mean square of all of it; 0 for none.</param>
    /// <param name="dice">Its dice.</param>
    public static void AddTo(double[] signal, double rate, double hertz, double rms, Dice dice)
    {
        if (rms == 0)
        {
            return;
        }

        var scale = rms / Math.Sqrt(Harmonics.Sum(item => item.Amplitude * item.Amplitude) / 2);
        double[] phases = [.. Harmonics.Select(_ => dice.Uniform(0, 2 * Math.PI))];

        // The grid keeps within some hundredths of a hertz and moves over tens of seconds.
        var (slow, slower, breath) = (dice.Uniform(0, 6), dice.Uniform(0, 6), dice.Uniform(0, 6));
        var duration = signal.Length / rate;
        var (jump, size) = (dice.Uniform(0.3, 0.7) * duration, dice.Uniform(0.7, 0.85));
        var cycles = 0.0;
        for (var i = 0; i < signal.Length; i++)
        {
            var time = i / rate;
            var amplitude = scale * (1 + (0.2 * Math.Sin((2 * Math.PI * time / 37) + breath))) * (time < jump ? 1 : size);
            for (var k = 0; k < Harmonics.Length; k++)
            {
                if (Harmonics[k].Harmonic * hertz < rate / 2)
                {
                    signal[i] += amplitude * Harmonics[k].Amplitude * Math.Sin((2 * Math.PI * cycles * Harmonics[k].Harmonic) + phases[k]);
                }
            }

            cycles += (hertz + (0.03 * Math.Sin((2 * Math.PI * time / 61) + slow)) + (0.015 * Math.Sin((2 * Math.PI * time / 23) + slower))) / rate;
        }
    }
}
