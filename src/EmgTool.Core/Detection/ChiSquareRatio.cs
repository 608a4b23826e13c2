namespace EmgTool.Core.Detection;

/// <summary>A chi-square over its degrees of freedom, which is how the mean energy of noise is distributed, by the
/// cube-root approximation (Wilson and Hilferty 1931, PNAS 17:684): its cube root is normal with mean 1 - s and variance s, s = 2 / (9 freedom).</summary>
internal static class ChiSquareRatio
{
    /// <summary>The ratio that lies so many standard deviations of the cube root above its mean.</summary>
    public static double Quantile(double freedom, double deviate)
    {
        var variance = Variance(freedom);
        return Math.Pow(1 - variance + (deviate * Math.Sqrt(variance)), 3);
    }

    /// <summary>The inverse of <see cref="Quantile"/>.</summary>
    public static double Deviate(double freedom, double ratio)
    {
        var variance = Variance(freedom);
        return (Math.Cbrt(ratio) - 1 + variance) / Math.Sqrt(variance);
    }

    private static double Variance(double freedom) => 2 / (9 * freedom);
}
