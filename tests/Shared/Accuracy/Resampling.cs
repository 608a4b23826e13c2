namespace EmgTool.Accuracy;

/// <summary>Brings a signal to another rate through a windowed sinc.</summary>
internal static class Resampling
{
    // Crossings of the sinc at each side; with the Blackman window the transition is 2.75 / 24 of the lower rate wide.
    private const int Crossings = 24;

    /// <param name="signal">The signal; before and behind it is 0.</param>
    /// <param name="from">Its rate in hertz.</param>
    /// <param name="to">The wanted rate in hertz. What lies above 0.45 of the lower rate is taken away when that is the wanted one.</param>
    /// <param name="count">Number of samples wanted.</param>
    public static double[] Resample(double[] signal, int from, int to, int count)
    {
        if (from == to)
        {
            return signal;
        }

        var cutoff = to < from ? 0.9 * to / from : 1.0;
        var reach = (int)Math.Ceiling(Crossings / cutoff);
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(from, to);
        var (stepsUp, stepsDown) = (to / divisor, from / divisor);
        var kernels = new double[stepsUp][];
        var result = new double[count];
        for (var i = 0; i < count; i++)
        {
            var place = Math.DivRem((long)i * stepsDown, stepsUp);
            var kernel = kernels[place.Remainder] ??= Kernel((double)place.Remainder / stepsUp, cutoff, reach);
            var first = (int)place.Quotient - reach;
            var (begin, end) = (Math.Max(0, -first), Math.Min(kernel.Length, signal.Length - first));
            var sum = 0.0;
            for (var k = begin; k < end; k++)
            {
                sum += kernel[k] * signal[first + k];
            }

            result[i] = sum;
        }

        return result;
    }

    private static double[] Kernel(double fraction, double cutoff, int reach)
    {
        var kernel = new double[(2 * reach) + 2];
        for (var k = 0; k < kernel.Length; k++)
        {
            var distance = k - reach - fraction;
            var place = distance / (reach + 1);
            var window = Math.Abs(place) >= 1 ? 0 : 0.42 + (0.5 * Math.Cos(Math.PI * place)) + (0.08 * Math.Cos(2 * Math.PI * place));
            var angle = Math.PI * cutoff * distance;
            kernel[k] = window * cutoff * (Math.Abs(angle) < 1e-9 ? 1 : Math.Sin(angle) / angle);
        }

        return kernel;
    }
}
