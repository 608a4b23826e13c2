namespace EmgTool.Accuracy;

/// <summary>The baseline: it sways with breathing and skin potentials, and a movement shifts it.</summary>
internal static class Wander
{
    private const double ShiftEverySeconds = 20;

    /// <summary>Sums of slow oscillations: nothing above 1 Hz.</summary>
    public static void AddSway(double[] signal, double rate, double size, Dice dice)
    {
        (double Hertz, double Phase)[] sways = [.. Enumerable.Range(0, 6).Select(_ => (dice.LogUniform(0.03, 1), dice.Uniform(0, 2 * Math.PI)))];
        for (var i = 0; i < signal.Length && size > 0; i++)
        {
            foreach (var (hertz, phase) in sways)
            {
                signal[i] += size / sways.Length * Math.Sin((2 * Math.PI * hertz * i / rate) + phase);
            }
        }
    }

    /// <summary>Steps that take 30 to 100 ms from 10 to 90 %, as limbs move, and decay over a second or so as the amplifier's high-pass does.</summary>
    public static void AddShifts(double[] signal, double rate, double size, Dice dice)
    {
        // 10 to 90 % of the logistic function take 2 ln 9 of its time constant.
        const double ConstantsInRise = 4.394;
        for (var at = dice.Exponential(ShiftEverySeconds); size > 0 && at < signal.Length / rate; at += dice.Exponential(ShiftEverySeconds))
        {
            var (height, rise, decay) = (size * dice.Sign() * dice.LogUniform(0.1, 1), dice.Uniform(0.03, 0.1) / ConstantsInRise, dice.Uniform(0.5, 3));
            var end = Math.Min(signal.Length, (int)((at + (10 * decay)) * rate));
            for (var i = Math.Max(0, (int)((at - (20 * rise)) * rate)); i < end; i++)
            {
                var time = (i / rate) - at;
                signal[i] += height / (1 + Math.Exp(-time / rise)) * Math.Exp(-Math.Max(0, time) / decay);
            }
        }
    }
}
