using System.Globalization;

namespace EmgTool.Formats.Wfdb;

/// <summary>Base time and date of a record line. An odd date never keeps anyone from the samples.</summary>
internal static class WfdbStart
{
    /// <summary>Reads both.</summary>
    /// <param name="time"><c>HH:MM:SS.ffffff</c>; hours, or hours and minutes, may be missing.</param>
    /// <param name="date"><c>DD/MM/YYYY</c>; empty or <c>0/0/0</c> where it is not known.</param>
    /// <param name="place">Where they stand.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <returns><see langword="null"/> unless both are known.</returns>
    public static DateTime? Read(string time, string date, string place, WarningLog warnings)
    {
        if (date.Length == 0 || date.Split('/').All(part => part.Trim('0').Length == 0))
        {
            return null;
        }

        var start = Date(date) + Time(time);
        if (start is null)
        {
            warnings.Add("START_INVALID", place, $"'{time} {date}' is no time and date (HH:MM:SS DD/MM/YYYY); the start is taken as unknown.");
        }

        return start;
    }

    private static DateTime? Date(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 3 && Whole(parts[0]) is { } day && Whole(parts[1]) is >= 1 and <= 12 and var month && Whole(parts[2]) is >= 1 and <= 9999 and var year
            && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day)
            : null;
    }

    private static TimeSpan? Time(string text)
    {
        var parts = text.Split(':');
        var minutes = parts.Length > 1 ? Whole(parts[^2]) : 0;
        var hours = parts.Length > 2 ? Whole(parts[^3]) : 0;
        var isNumber = decimal.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds);
        return isNumber && parts.Length <= 3 && seconds < 60 && minutes is < 60 && hours is < 24
            ? new TimeSpan(hours.Value, minutes.Value, 0) + TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
