namespace EmgTool.Core.Detection.Published;

/// <summary>Weights of a low-pass filter without phase: a Gauss curve, whose frequency response is one as well. It neither rings nor makes a rectified signal negative,
/// and reaches no farther than its purpose asks for. It stands for the filters of the papers, which are run forward and backward.</summary>
internal static class LowPassKernel
{
    /// <summary>Standard deviations of the curve at which it is cut: 6e-5 of its area lies beyond.</summary>
    private const double Reach = 4;

    /// <summary>Weights, an odd number of them, whose sum is 1.</summary>
    /// <param name="cutoffHz">Frequency at which the amplitude has fallen by 3 dB.</param>
    /// <param name="rateHz">Sampling rate.</param>
    public static double[] Design(double cutoffHz, double rateHz)
    {
        // |H(f)| = exp(-(2 pi f s)^2 / 2) is the root of a half at the cutoff.
        var deviation = Math.Sqrt(Math.Log(2)) / (2 * Math.PI * cutoffHz) * rateHz;
        var half = (int)Math.Ceiling(Reach * deviation);
        var weights = new double[(2 * half) + 1];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Exp(-0.5 * Math.Pow((i - half) / deviation, 2));
            sum += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= sum;
        }

        return weights;
    }
}
