using System.Globalization;

namespace EmgTool.Accuracy;

/// <summary>Middle and spread of errors in seconds.</summary>
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

    /// <summary>Milliseconds, such as <c>+0.4 / 1.1</c>; a dash when there were no values.</summary>
    public override string ToString() => double.IsNaN(Median)
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{Median * 1e3:+0.0;-0.0;0.0} / {Deviation * 1e3:0.0}");

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? double.NaN : (values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2;
    }
}
