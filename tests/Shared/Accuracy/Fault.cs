namespace EmgTool.Accuracy;

/// <summary>Failures of an electrode: each lasts 1 to 10 s, one comes every two minutes.</summary>
internal static class Fault
{
    private const double MeanSeconds = 120;

    /// <returns>Onset and offset of each failure in seconds.</returns>
    public static List<(double Onset, double Offset)> AddTo(double[] signal, double rate, FaultKind kind, Dice dice)
    {
        var faults = new List<(double, double)>();
        if (kind == FaultKind.None)
        {
            return faults;
        }

        double onset, offset = 0;
        while ((onset = offset + 10 + dice.Exponential(MeanSeconds)) < (signal.Length / rate) - 15)
        {
            offset = onset + dice.Uniform(1, 10);
            var (broad, hum) = (dice.LogUniform(10, 100), dice.LogUniform(10, 300));
            var stretch = signal.AsSpan((int)(onset * rate), (int)((offset - onset) * rate));
            var last = stretch[0];
            for (var i = 0; i < stretch.Length; i++)
            {
                stretch[i] = kind == FaultKind.Flat ? last : stretch[i] + (broad * dice.Normal()) + (hum * Math.Sin(2 * Math.PI * 50 * i / rate));
            }

            faults.Add((onset, offset));
        }

        return faults;
    }
}
