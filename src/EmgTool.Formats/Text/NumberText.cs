using System.Globalization;
using System.Text;

namespace EmgTool.Formats.Text;

/// <summary>Reads numbers of text tables: a point or a comma before the fraction, never a sign between thousands, whatever the culture.</summary>
internal static class NumberText
{
    /// <summary>Powers of ten that a double holds exactly.</summary>
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>No quantity is as large in any unit; beyond, samples would not be finite in microvolts.</summary>
    private const double LargestValue = 1e100;

    /// <summary>Longest field that can be a number; real ones have up to 25 characters.</summary>
    private const int MaximumLength = 100;

    /// <summary>Reads a field.</summary>
    /// <param name="field">The bytes between two delimiters.</param>
    /// <param name="value">The number, correctly rounded; not a number unless the result is <see cref="FieldKind.Number"/>.</param>
    /// <param name="decimalSign">The decimal sign in it: a point, a comma, or 0 for none.</param>
    public static FieldKind Read(ReadOnlySpan<byte> field, out double value, out byte decimalSign)
    {
        field = field.Trim(" \t\u00A0"u8);
        if (field.Length > 0 && ReadPlain(field, delimiter: 0, out value, out decimalSign) == field.Length)
        {
            return FieldKind.Number;
        }

        value = double.NaN;
        decimalSign = field.IndexOfAny((byte)'.', (byte)',') is >= 0 and var at ? field[at] : (byte)0;
        return field.ContainsAnyInRange((byte)'0', (byte)'9') ? ReadLong(field, out value) : MissingKind(field);
    }

    /// <summary>Reads a number of up to 15 digits without exponent at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiter">What may follow the number, beside the end of the text.</param>
    /// <param name="value">The number, correctly rounded.</param>
    /// <param name="decimalSign">The decimal sign in it: a point, a comma, or 0 for none.</param>
    /// <returns>Length of the number, or -1 where there is no such number.</returns>
    public static int ReadPlain(ReadOnlySpan<byte> text, byte delimiter, out double value, out byte decimalSign)
    {
        decimalSign = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        var start = isNegative || (text.Length > 0 && text[0] == '+') ? 1 : 0;
        var mantissa = 0UL;
        var position = Digits(text, start, ref mantissa);
        var digits = position - start;
        var fraction = 0;
        if (position < text.Length && text[position] is (byte)'.' or (byte)',' && text[position] != delimiter)
        {
            decimalSign = text[position];
            var behind = position + 1;
            position = Digits(text, behind, ref mantissa);
            fraction = position - behind;
            digits += fraction;
        }

        // A mantissa of 15 digits and a power of ten up to 22 are both exact, so that one division rounds once, correctly.
        if (digits is 0 or > 15 || (position < text.Length && (text[position] != delimiter || delimiter == 0)))
        {
            value = double.NaN;
            return -1;
        }

        value = mantissa / Powers[fraction];
        value = isNegative ? -value : value;
        return position;
    }

    private static int Digits(ReadOnlySpan<byte> text, int position, ref ulong mantissa)
    {
        var sum = mantissa;
        for (; position < text.Length; position++)
        {
            var digit = (uint)(text[position] - '0');
            if (digit > 9)
            {
                break;
            }

            sum = unchecked((sum * 10) + digit);
        }

        mantissa = sum;
        return position;
    }

    private static FieldKind ReadLong(ReadOnlySpan<byte> field, out double value)
    {
        value = double.NaN;
        if (field.Length > MaximumLength)
        {
            return FieldKind.Other;
        }

        Span<byte> text = stackalloc byte[MaximumLength];
        text = text[..field.Length];
        field.CopyTo(text);
        var comma = text.IndexOf((byte)',');
        if (comma >= 0)
        {
            text[comma] = (byte)'.';
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= LargestValue)
        {
            return FieldKind.Number;
        }

        value = double.NaN;
        return MissingKind(field);
    }

    private static FieldKind MissingKind(ReadOnlySpan<byte> field) =>
        field.Length == 0 ? FieldKind.Blank : IsMissing(field) ? FieldKind.Missing : FieldKind.Other;

    private static bool IsMissing(ReadOnlySpan<byte> field)
    {
        // "-nan", "1.#QNAN", "nan(ind)" come from C programs.
        field = field.TrimStart("+-"u8);
        return field.Length == 0
            || Ascii.EqualsIgnoreCase(field, "nan"u8) || Ascii.EqualsIgnoreCase(field, "na"u8) || Ascii.EqualsIgnoreCase(field, "n/a"u8)
            || Ascii.EqualsIgnoreCase(field, "#n/a"u8) || Ascii.EqualsIgnoreCase(field, "null"u8) || Ascii.EqualsIgnoreCase(field, "none"u8)
            || Ascii.EqualsIgnoreCase(field, "inf"u8) || Ascii.EqualsIgnoreCase(field, "infinity"u8) || Ascii.EqualsIgnoreCase(field, "nan(ind)"u8)
            || Ascii.EqualsIgnoreCase(field, "1.#qnan"u8) || Ascii.EqualsIgnoreCase(field, "1.#ind"u8) || Ascii.EqualsIgnoreCase(field, "1.#inf"u8)
            || field.SequenceEqual("*"u8) || field.SequenceEqual("?"u8);
    }
}
