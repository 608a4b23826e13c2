using System.Globalization;
using EmgTool.Core.Evaluation;

namespace EmgTool.Commands;

/// <summary>Numbers of a comparison for the eye; a dash for what is not known.</summary>
internal static class ComparisonText
{
    /// <summary>A share or an index, with three decimals.</summary>
    public static string Share(double value) => Number(value, "0.000");

    /// <summary>A time difference in milliseconds, with its sign.</summary>
    public static string SignedMilliseconds(double seconds) => Number(seconds * 1000, "+0.0;-0.0;0.0");

    /// <summary>A spread in milliseconds.</summary>
    public static string Milliseconds(double seconds) => Number(seconds * 1000, "0.0");

    /// <summary>A number of times a minute.</summary>
    public static string Rate(double perMinute) => Number(perMinute, "0.##");

    /// <summary>A confidence interval of shares.</summary>
    public static string Interval(ConfidenceInterval interval) =>
        double.IsNaN(interval.Low) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{interval.Low:0.000}-{interval.High:0.000}");

    /// <summary>A count.</summary>
    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count of events; a dash where no signal was looked at.</summary>
    public static string Count(EventScore score, Func<EventScore, int> count) => score.Seconds > 0 ? Count(count(score)) : "-";

    private static string Number(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "-";
}
