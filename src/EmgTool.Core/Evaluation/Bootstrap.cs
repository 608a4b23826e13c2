using MathNet.Numerics.Random;

namespace EmgTool.Core.Evaluation;

/// <summary>Confidence intervals by drawing recordings with replacement: recordings are what a new study would have others of, while the events of one recording
/// are alike.</summary>
/// <remarks>Percentile intervals (Efron and Tibshirani 1993, chapter 13) of 95 %. With fewer than some ten recordings they are narrower than they should be. All measures are
/// computed on the same draws, which follow from the number of recordings alone.</remarks>
public sealed class Bootstrap
{
    /// <summary>Enough for the ends of a 95 % interval to settle in their second digit (Efron and Tibshirani 1993, section 13.3: at least 1000).</summary>
    private const int Draws = 2000;

    private const int Seed = 20_261;
    private const double Tail = 0.025;

    private readonly int[][] _draws;

    /// <summary>Draws.</summary>
    /// <param name="recordings">Number of recordings.</param>
    public Bootstrap(int recordings)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recordings);
        var random = new Xoshiro256StarStar(Seed, threadSafe: false);
        _draws = recordings < 2 ? [] : new int[Draws][];
        for (var i = 0; i < _draws.Length; i++)
        {
            var times = _draws[i] = new int[recordings];
            for (var drawn = 0; drawn < recordings; drawn++)
            {
                times[random.Next(recordings)]++;
            }
        }
    }

    /// <summary>The interval of a measure.</summary>
    /// <param name="measure">Computes it, given how often each recording was drawn.</param>
    /// <returns>Unknown with fewer than two recordings. Draws in which the measure is not a number do not count.</returns>
    public ConfidenceInterval Of(Func<int[], double> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        double[] values = [.. _draws.Select(measure).Where(double.IsFinite).Order()];
        return values.Length == 0 ? ConfidenceInterval.Unknown : new(Quantile(values, Tail), Quantile(values, 1 - Tail));
    }

    /// <summary>Linear between the two values around it (numpy's default; Hyndman and Fan 1996, type 7).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
