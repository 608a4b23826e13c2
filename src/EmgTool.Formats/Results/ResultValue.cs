using System.Globalization;

namespace EmgTool.Formats.Results;

/// <summary>One cell of a result table, already written out in the invariant culture, so that CSV, TSV and JSON show the same digits.</summary>
/// <param name="Text">The value as text; an empty number is a value that could not be measured.</param>
/// <param name="IsNumber">Whether JSON shows it as a number (and an empty one as null) rather than as a string.</param>
public readonly record struct ResultValue(string Text, bool IsNumber)
{
    private const int SignificantDigits = 6;

    /// <summary>What could not be measured: an empty cell, null in JSON.</summary>
    public static readonly ResultValue Missing = new("", IsNumber: true);

    /// <summary>A text.</summary>
    public static ResultValue Of(string text) => new(text, IsNumber: false);

    /// <summary>A count or an index.</summary>
    public static ResultValue Of(long number) => new(number.ToString(CultureInfo.InvariantCulture), IsNumber: true);

    /// <summary>A measure with six significant digits, more than any amplitude of an electromyogram carries; what is not finite is missing.</summary>
    public static ResultValue Of(double number)
    {
        if (!double.IsFinite(number))
        {
            return Missing;
        }

        var magnitude = Math.Abs(number);
        if (magnitude is not 0 and (< 1e-4 or >= 1e15))
        {
            return new(number.ToString("G6", CultureInfo.InvariantCulture), IsNumber: true);
        }

        var integerDigits = magnitude < 1 ? 0 : (int)Math.Floor(Math.Log10(magnitude)) + 1;
        var leadingZeros = magnitude is 0 or >= 1 ? 0 : -(int)Math.Floor(Math.Log10(magnitude)) - 1;
        var decimals = Math.Max(0, SignificantDigits - integerDigits + leadingZeros);
        return new(WithoutTrailingZeros(number.ToString("F" + decimals, CultureInfo.InvariantCulture)), IsNumber: true);
    }

    /// <summary>A time in seconds, always with six decimals: microseconds resolve every sampling rate in use. What is not finite is missing.</summary>
    public static ResultValue OfSeconds(double seconds) => double.IsFinite(seconds)
        ? new(Unsigned(seconds.ToString("F6", CultureInfo.InvariantCulture)), IsNumber: true)
        : Missing;

    private static string WithoutTrailingZeros(string text) =>
        Unsigned(text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text);

    // A tiny negative number that rounds to zero must not show as -0.
    private static string Unsigned(string text) => text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text.TrimStart('-') : text;
}
