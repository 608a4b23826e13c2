using System.Globalization;

namespace EmgTool.Options;

/// <summary>Reads numbers as options give them, alike in every culture.</summary>
internal static class NumberText
{
    /// <summary>Reads a finite number within a range.</summary>
    /// <returns>Null and the number, or what is wrong.</returns>
    public static string? Read(string text, string unit, double minimum, double maximum, out double number)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) || !double.IsFinite(number))
        {
            return text.Contains(',', StringComparison.Ordinal)
                ? $"'{text}' is not a number; decimals follow a point: {text.Replace(',', '.')}"
                : $"'{text}' is not a number";
        }

        return number >= minimum && number <= maximum
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{text} is out of range: {minimum} to {maximum} {unit}").TrimEnd();
    }
}
