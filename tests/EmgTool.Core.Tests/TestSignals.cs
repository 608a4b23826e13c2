namespace EmgTool.Core.Tests;

/// <summary>Signals made of the framework's own random numbers: independent of the project's synthesis.</summary>
internal static class TestSignals
{
    /// <summary>White Gaussian noise of variance 1 (Box and Muller 1958).</summary>
    public static double[] Noise(int count, int seed)
    {
#pragma warning disable CA5394, MA0009 // Not for security.
        var random = new Random(seed);
        var noise = new double[count];
        for (var i = 0; i < count; i++)
        {
            noise[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }
#pragma warning restore CA5394, MA0009
        return noise;
    }

    /// <summary>Multiplies a stretch of a signal.</summary>
    public static double[] Louder(double[] signal, int start, int length, double factor)
    {
        for (var i = start; i < start + length; i++)
        {
            signal[i] *= factor;
        }

        return signal;
    }

    /// <summary>Puts signals of one length side by side in lanes; lanes without a signal are 0.</summary>
    public static double[] Interleave(params double[][] signals)
    {
        var rows = new double[signals[0].Length * 8];
        for (var lane = 0; lane < signals.Length; lane++)
        {
            for (var i = 0; i < signals[lane].Length; i++)
            {
                rows[(i * 8) + lane] = signals[lane][i];
            }
        }

        return rows;
    }
}
