using MathNet.Numerics.Distributions;

namespace EmgTool.Core.Detection;

/// <summary>Tells from how far the mean energy over a window falls below the noise floor how many degrees of freedom it has.</summary>
/// <remarks>White noise has as many as the band allows. Noise that is strong in a part of the band only, such as 1/f noise, fluctuates as if the band were narrower, and exceeds
/// thresholds made for white noise many times a minute. Activity lies above the floor: what lies below is noise alone, however much activity there is.</remarks>
internal sealed class NoiseSpread
{
    private const double LeastShare = 0.2;

    /// <summary>What is nearer to white than this is white: an estimate from a quiet minute varies by some per cent.</summary>
    private const double WhiteShare = 0.9;

    private const int Steps = 20;

    // Mean squares of 1 - z where z, a chi-square over its freedom, is below 1, for shares of the nominal freedom from the least to 1.
    private readonly double[] _squares = new double[Steps + 1];

    /// <summary>Windows of so many degrees of freedom where the noise is white.</summary>
    public NoiseSpread(double freedom)
    {
        for (var i = 0; i <= Steps; i++)
        {
            _squares[i] = MeanSquareBelow(freedom * ShareAt(i));
        }
    }

    /// <summary>The share of the nominal degrees of freedom, at most 1, of windows below the floor whose distance from it, over the floor, has this mean square.</summary>
    public double ShareOf(double meanSquare)
    {
        var step = Steps;
        while (step > 0 && _squares[step] < meanSquare)
        {
            step--;
        }

        // Above the last square, which is white noise's, and for want of any window the share is 1.
        var share = step == Steps ? 1 : ShareAt(step + Math.Max(0, (_squares[step] - meanSquare) / (_squares[step] - _squares[step + 1])));
        return share > WhiteShare ? 1 : share;
    }

    private static double ShareAt(double step) => LeastShare + ((1 - LeastShare) * step / Steps);

    /// <summary>The mean of (1 - z)² below 1. The moments of a chi-square below a limit are those of one with 2 and 4 degrees more.</summary>
    private static double MeanSquareBelow(double freedom)
    {
        var (none, one, two) = (Below(freedom), Below(freedom + 2), Below(freedom + 4) * (freedom + 2) / freedom);
        return (none - (2 * one) + two) / none;

        double Below(double own) => ChiSquared.CDF(own, freedom);
    }
}
