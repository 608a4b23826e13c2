using System.Globalization;
using System.Text.RegularExpressions;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Reads dates in the order year, month, day with a time of day behind them.</summary>
internal static partial class ExportDate
{
    /// <summary>Reads <c>2019-1-23 15:26:22.578</c>, also with slashes, or with a <c>T</c> between date and time.</summary>
    /// <returns><see langword="null"/> where the text is no date.</returns>
    public static DateTime? Read(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var numbers = Array.ConvertAll(["year", "month", "day", "hour", "minute", "second"], name => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture));
        return At(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], match.Groups["fraction"].Value);
    }

    /// <summary>A date and time, if there is such one.</summary>
    /// <param name="year">Year.</param>
    /// <param name="month">Month.</param>
    /// <param name="day">Day.</param>
    /// <param name="hour">Hour.</param>
    /// <param name="minute">Minute.</param>
    /// <param name="second">Second.</param>
    /// <param name="fraction">Digits of the fraction of the second.</param>
    public static DateTime? At(int year, int month, int day, int hour, int minute, int second, string fraction)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        // A tick is 100 ns: seven digits.
        var ticks = long.Parse(fraction.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);
        return new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(ticks);
    }

    [GeneratedRegex(@"^ *(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})[ T]+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?:[.,](?<fraction>[0-9]{1,9}))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
