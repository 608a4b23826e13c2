namespace EmgTool.Accuracy;

/// <summary>The baseline: it sways with breathing and skin potentials, and a movement shifts it within a tenth of a second.</summary>
internal static class Wander
{
    /// <param name="signal">The signal that it is added to.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="size">Amplitude of the sway; a shift is as large.</param>
    /// <param name="dice">Its dice.</param>
    public static void AddTo(double[] signal, double rate, double size, Dice dice)
    {
        (double Hertz, double Phase)[] sways = [.. Enumerable.Range(0, 6).Select(_ => (dice.LogUniform(0.03, 1), dice.Uniform(0, 2 * Math.PI)))];
        var shifts = new List<(double At, double Size, double Rise, double Decay)>();
        for (var at = dice.Exponential(20); at < signal.Length / rate; at += dice.Exponential(20))
        {
            shifts.Add((at, size * dice.Sign() * dice.Uniform(0.3, 1), dice.Uniform(0.03, 0.08), dice.Uniform(0.5, 3)));
        }

        for (var i = 0; i < signal.Length; i++)
        {
            foreach (var (hertz, phase) in sways)
            {
                signal[i] += size / 6 * Math.Sin((2 * Math.PI * hertz * i / rate) + phase);
            }
        }

        foreach (var (at, step, rise, decay) in shifts)
        {
            var end = Math.Min(signal.Length, (int)((at + (8 * decay)) * rate));
            for (var i = Math.Max(0, (int)((at - (12 * rise)) * rate)); i < end; i++)
            {
                var time = (i / rate) - at;
                signal[i] += step / (1 + Math.Exp(-time / (rise / 4))) * Math.Exp(-Math.Max(0, time) / decay);
            }
        }
    }
}
