namespace EmgTool.Accuracy;

/// <summary>Middle and spread of errors.</summary>
/// <param name="Median">Median.</param>
/// <param name="Deviation">Median absolute deviation from the median.</param>
internal readonly record struct Spread(double Median, double Deviation)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var median = MedianOf(all);
        return new Spread(median, MedianOf([.. all.Select(value => Math.Abs(value - median))]));
    }

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? double.NaN : (values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2;
    }
}
