namespace EmgTool.Accuracy;

/// <summary>Amplifier and analogue-digital converter: finite range, finite steps.</summary>
internal static class Converter
{
    /// <param name="signal">Samples, changed in place.</param>
    /// <param name="step">Step of the converter; 0 for none.</param>
    /// <param name="limit">Highest and, negative, lowest value; 0 for none.</param>
    public static void Apply(double[] signal, double step, double limit)
    {
        for (var i = 0; i < signal.Length; i++)
        {
            if (limit > 0)
            {
                signal[i] = Math.Clamp(signal[i], -limit, limit);
            }

            if (step > 0)
            {
                signal[i] = Math.Round(signal[i] / step) * step;
            }
        }
    }
}
