using System.Globalization;

namespace EmgTool.Formats.Text.Exports;

/// <summary>Times as LabChart writes them.</summary>
internal static class LabChartTime
{
    /// <summary>Seconds of a day.</summary>
    public const decimal Day = 86_400;

    /// <summary>A date with its serial number may differ from the time of day in words by its rounding (a double of 45000 days: 1 us), not by more.</summary>
    private const decimal LargestRounding = 0.001m;

    /// <summary>Years up to 9999.</summary>
    private const decimal LargestDays = 2_900_000;

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Reads <c>4.5855649139942347e+04</c> and <c>07/17/25 15:34:45.691019</c>: the number gives the day whatever the order of day and month is, the words give the exact time of day.</summary>
    /// <returns>Seconds from 1899-12-30, or <see langword="null"/> where the fields are no date.</returns>
    public static decimal? Date(List<string> fields)
    {
        if (fields.Count == 0 || ExportNumber.Read(fields[0]) is not (>= 0 and < LargestDays and var days))
        {
            return null;
        }

        var seconds = days * Day;
        var clock = fields.Count > 1 ? Seconds(fields[1][(fields[1].IndexOf(' ', StringComparison.Ordinal) + 1)..]) : null;
        if (clock is { } exact && Math.Abs(exact - (seconds % Day)) < LargestRounding)
        {
            return seconds - (seconds % Day) + exact;
        }

        return decimal.Round(seconds, 6);
    }

    /// <summary>The date and time of a number of seconds from 1899-12-30.</summary>
    public static DateTime At(decimal seconds) => Epoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    /// <summary>Reads <c>0.5</c>, <c>0,5</c>, <c>34:45.6</c>, <c>2:03:50.1</c> or <c>3:34:45.6 PM</c>.</summary>
    /// <returns>Seconds, or <see langword="null"/> where the text is no time.</returns>
    public static decimal? Seconds(string text)
    {
        text = text.Trim();
        var isAfternoon = text.EndsWith("pm", StringComparison.OrdinalIgnoreCase);
        var isMorning = text.EndsWith("am", StringComparison.OrdinalIgnoreCase);
        var parts = (isAfternoon || isMorning ? text[..^2].TrimEnd() : text).Split(':');
        if (parts.Length > 3 || ExportNumber.Read(parts[^1]) is not { } seconds)
        {
            return null;
        }

        var isNegative = parts[0].StartsWith('-');
        for (int index = parts.Length - 2, unit = 60; index >= 0; index--, unit *= 60)
        {
            if (!int.TryParse(parts[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            var hours = unit == 3600 && (isAfternoon || isMorning) ? (number % 12) + (isAfternoon ? 12 : 0) : number;
            seconds += (isNegative ? -1 : 1) * Math.Abs((decimal)hours) * unit;
        }

        return seconds;
    }
}
