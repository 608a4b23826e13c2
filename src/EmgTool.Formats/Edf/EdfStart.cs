using System.Globalization;

namespace EmgTool.Formats.Edf;

/// <summary>Start date and time of a recording. An odd date never keeps anyone from the samples.</summary>
internal static class EdfStart
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Reads the start.</summary>
    /// <param name="date">Header field, <c>dd.mm.yy</c>; from 2085 on the year is <c>yy</c> and stands in the recording identification only.</param>
    /// <param name="time">Header field, <c>hh.mm.ss</c>.</param>
    /// <param name="recordingId">Recording identification; <c>Startdate dd-MMM-yyyy</c> at its start decides, in files not marked EDF+ as well.</param>
    /// <param name="warnings">Receives what was odd.</param>
    /// <returns><see langword="null"/> when the fields do not name a moment.</returns>
    public static DateTime? Read(string date, string time, string recordingId, WarningLog warnings)
    {
        var fromId = ReadStartdate(recordingId);
        var place = string.Create(CultureInfo.InvariantCulture, $"start date and time, byte {EdfField.StartDate.Offset}");
        var dateParts = Split(date, out var isDateRegular);
        var timeParts = Split(time, out var isTimeRegular);
        var hasLiteralYear = date.EndsWith("yy", StringComparison.OrdinalIgnoreCase);
        var fromHeader = dateParts is [var day, var month, var year] ? Date(year >= 85 ? 1900 + year : 2000 + year, month, day, year is >= 0 and <= 99) : null;
        var clock = timeParts is [>= 0 and < 24 and var hour, >= 0 and < 60 and var minute, >= 0 and < 60 and var second]
            ? new TimeSpan(hour, minute, second)
            : (TimeSpan?)null;
        if (fromId is { } known && !hasLiteralYear
            && (fromHeader is not { } stated || (stated.Day, stated.Month, stated.Year % 100) != (known.Day, known.Month, known.Year % 100)))
        {
            warnings.Add("START_MISMATCH", place, string.Create(CultureInfo.InvariantCulture,
                $"The header says '{date}', the recording identification {known:yyyy-MM-dd}; the latter is used."));
        }

        var startDate = fromId ?? fromHeader;
        if (startDate is null || clock is null)
        {
            warnings.Add("START_INVALID", place, $"'{date} {time}' is no date and time; the start is taken as unknown.");
            return null;
        }

        if ((!isDateRegular && !hasLiteralYear) || !isTimeRegular)
        {
            warnings.Add("START_FORMAT", place, string.Create(CultureInfo.InvariantCulture,
                $"'{date} {time}' is not written as dd.mm.yy hh.mm.ss; read as {startDate.Value + clock.Value:yyyy-MM-dd HH:mm:ss} (day before month)."));
        }

        return startDate + clock;
    }

    /// <summary>The date of <c>Startdate dd-MMM-yyyy</c>, the month in capitals or not.</summary>
    private static DateTime? ReadStartdate(string recordingId)
    {
        var words = recordingId.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2 && string.Equals(words[0], "Startdate", StringComparison.OrdinalIgnoreCase) ? ParseDate(words[1]) : null;
    }

    /// <summary>A date as EDF+ writes it, <c>dd-MMM-yyyy</c>.</summary>
    public static DateTime? ParseDate(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? Date(year, Array.IndexOf(Months, parts[1].ToUpperInvariant()) + 1, day, isYearKnown: parts[2].Length == 4)
            : null;
    }

    private static DateTime? Date(int year, int month, int day, bool isYearKnown) =>
        isYearKnown && year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;

    private static int[]? Split(string text, out bool isRegular)
    {
        isRegular = text.Length == 8 && text[2] == '.' && text[5] == '.';
        var parts = text.Split('.', ':', '/', '-');
        var numbers = new int[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (!int.TryParse(parts[index], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out numbers[index]))
            {
                return null;
            }
        }

        return numbers.Length == 3 ? numbers : null;
    }
}
