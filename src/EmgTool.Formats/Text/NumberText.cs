using System.Globalization;
using System.Text;

namespace EmgTool.Formats.Text;

/// <summary>Reads numbers of text tables: a point or a comma before the fraction, never a sign between thousands, whatever the culture.</summary>
internal static class NumberText
{
    /// <summary>No quantity is as large in any unit; beyond, samples would not be finite in microvolts.</summary>
    public const double LargestValue = 1e100;

    /// <summary>Longest field that can be a number; real ones have up to 25 characters.</summary>
    private const int MaximumLength = 100;

    /// <summary>Reads a field.</summary>
    /// <param name="field">The bytes between two delimiters.</param>
    /// <param name="value">The number, correctly rounded; not a number unless the result is <see cref="FieldKind.Number"/>.</param>
    /// <param name="decimalSign">The decimal sign in it: a point, a comma, or 0 for none.</param>
    public static FieldKind Read(ReadOnlySpan<byte> field, out double value, out byte decimalSign)
    {
        field = field.Trim(" \t\u00A0"u8);
        decimalSign = field.IndexOfAny((byte)'.', (byte)',') is >= 0 and var at ? field[at] : (byte)0;
        if (PlainNumber.Read(field, 0, decimalSign == 0 ? PlainNumber.NoSign : decimalSign, out value, out _, out _) is > 0 and var length && length == field.Length)
        {
            return FieldKind.Number;
        }

        value = double.NaN;
        return field.ContainsAnyInRange((byte)'0', (byte)'9') ? ReadLong(field, out value) : MissingKind(field);
    }

    /// <summary>Whether a field is a number, but larger than any that is read.</summary>
    public static bool IsTooLarge(ReadOnlySpan<byte> field) =>
        field.ContainsAnyInRange((byte)'0', (byte)'9') && TryParse(field.Trim(" \t\u00A0"u8), out var value) && Math.Abs(value) > LargestValue;

    private static FieldKind ReadLong(ReadOnlySpan<byte> field, out double value)
    {
        if (TryParse(field, out value) && Math.Abs(value) <= LargestValue)
        {
            return FieldKind.Number;
        }

        value = double.NaN;
        return field.Length > MaximumLength ? FieldKind.Other : MissingKind(field);
    }

    /// <summary>Numbers beyond those of doubles are infinite.</summary>
    private static bool TryParse(ReadOnlySpan<byte> field, out double value)
    {
        value = double.NaN;
        if (field.Length > MaximumLength)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[MaximumLength];
        text = text[..field.Length];
        field.CopyTo(text);
        var comma = text.IndexOf((byte)',');
        if (comma >= 0)
        {
            text[comma] = (byte)'.';
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
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
