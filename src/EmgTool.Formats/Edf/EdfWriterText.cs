using System.Globalization;
using System.Text;

namespace EmgTool.Formats.Edf;

/// <summary>Numbers and texts as the strictest readers of EDF want them.</summary>
internal static class EdfWriterText
{
    private const string Plain = "0.############################";

    /// <summary>A number without exponent and without needless zeros.</summary>
    public static string Number(decimal value) => value.ToString(Plain, CultureInfo.InvariantCulture);

    /// <summary>Whether a number has at most so many characters. Makes no text: a plan tries many numbers.</summary>
    public static bool Fits(decimal value, int width)
    {
        Span<char> text = stackalloc char[64];
        return value.TryFormat(text, out var length, Plain, CultureInfo.InvariantCulture) && length <= width;
    }

    /// <summary>The text with printable ASCII alone; a micro sign becomes <c>u</c>, anything else that is none an underscore.</summary>
    public static string Ascii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            ascii.Append(rune.Value switch
            {
                >= 32 and <= 126 => (char)rune.Value,
                0xB5 or 0x3BC => 'u',
                _ => '_',
            });
        }

        return ascii.ToString();
    }

    /// <summary>The greatest number of at most eight characters that is not above a value: the lower limit of a range that holds it.</summary>
    /// <returns>The text, or <see langword="null"/> when the value is too large for eight characters.</returns>
    public static string? AtMost(double value) => Rounded(value, MidpointRounding.ToNegativeInfinity);

    /// <summary>The least number of at most eight characters that is not below a value: the upper limit of a range that holds it.</summary>
    /// <returns>The text, or <see langword="null"/> when the value is too large for eight characters.</returns>
    public static string? AtLeast(double value) => Rounded(value, MidpointRounding.ToPositiveInfinity);

    /// <summary>The number of at most eight characters that is nearest to a value.</summary>
    /// <returns>The text, or <see langword="null"/> when the value is too large for eight characters.</returns>
    public static string? Nearest(double value) => Rounded(value, MidpointRounding.ToEven);

    private static string? Rounded(double value, MidpointRounding rounding)
    {
        if (!(Math.Abs(value) < 1e8))
        {
            return null;
        }

        for (var decimals = 6; decimals >= 0; decimals--)
        {
            var text = Number(decimal.Round((decimal)value, decimals, rounding));
            if (text.Length <= 8)
            {
                return text;
            }
        }

        return null;
    }
}
