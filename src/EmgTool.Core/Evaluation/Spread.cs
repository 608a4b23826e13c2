using EmgTool.Core.Detection;

namespace EmgTool.Core.Evaluation;

/// <summary>Middle and spread of a set of numbers that a few wild ones do not move.</summary>
/// <param name="Median">Median; not a number of none.</param>
/// <param name="Mad">Median absolute deviation from the median, as it is: not scaled to a standard deviation.</param>
public readonly record struct Spread(double Median, double Mad)
{
    /// <summary>Of numbers, in any order.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0)
        {
            return new(double.NaN, double.NaN);
        }

        var median = MedianOf(all);
        return new(median, MedianOf(Array.ConvertAll(all, value => Math.Abs(value - median))));
    }

    /// <summary>Of an even number of values the mean of the two in the middle.</summary>
    private static double MedianOf(double[] values)
    {
        var upper = OrderStatistic.Select(values, values.Length / 2);
        return values.Length % 2 == 1 ? upper : (upper + OrderStatistic.Select(values, (values.Length / 2) - 1)) / 2;
    }
}
