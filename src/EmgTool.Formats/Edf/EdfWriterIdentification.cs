using System.Globalization;

namespace EmgTool.Formats.Edf;

/// <summary>The patient and recording identifications with all the sub-fields that EDF+ demands. What a file says in other words goes behind them.</summary>
internal static class EdfWriterIdentification
{
    private const string Startdate = "Startdate";

    /// <summary>The patient identification.</summary>
    /// <param name="text">What the source says.</param>
    public static string Patient(string text)
    {
        var words = Words(text);
        if (words.Length >= 4 && words[1] is "M" or "F" or "X" && DateOf(words[2]) is { } birthdate)
        {
            words[2] = birthdate;
            return string.Join(' ', words);
        }

        return Behind("X X X X", words);
    }

    /// <summary>The recording identification.</summary>
    /// <param name="text">What the source says.</param>
    /// <param name="start">Date and time of the first sample, where known.</param>
    public static string Recording(string text, DateTime? start)
    {
        var words = Words(text);
        var date = start is { } moment && !IsAnonymised(text) ? Date(moment) : "X";
        if (words.Length >= 2 && string.Equals(words[0], Startdate, StringComparison.OrdinalIgnoreCase) && DateOf(words[1]) is not null)
        {
            string[] rest = [.. words[2..], .. Enumerable.Repeat("X", Math.Max(0, 5 - words.Length))];
            return string.Join(' ', rest.Prepend(date).Prepend(Startdate));
        }

        return Behind($"{Startdate} {date} X X X", words);
    }

    /// <summary>Whether a recording identification says that the date must not be known.</summary>
    public static bool IsAnonymised(string text) => Words(text) is [var first, "X", ..] && string.Equals(first, Startdate, StringComparison.OrdinalIgnoreCase);

    private static string[] Words(string text) => EdfWriterText.Ascii(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The words of other identifications are one sub-field of their own, whose blanks are underscores.
    private static string Behind(string fields, string[] words) => words.Length == 0 ? fields : fields + " " + string.Join('_', words);

    private static string? DateOf(string text) => text is "X" ? text : EdfStart.ParseDate(text) is { } date ? Date(date) : null;

    private static string Date(DateTime date) => date.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant();
}
