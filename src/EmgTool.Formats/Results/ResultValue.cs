using System.Globalization;
using System.Runtime.InteropServices;
using EmgTool.Core;

namespace EmgTool.Formats.Results;

/// <summary>One cell of a result table. It is written out in the invariant culture, so that CSV, TSV and JSON show the same digits.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ResultValue
{
    private const int SignificantDigits = 6;
    private const int TimeDecimals = 6;

    private static readonly double[] Powers = [1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5];

    private readonly object? _content;
    private readonly double _number;
    private readonly long _count;
    private readonly ResultValueKind _kind;

    private ResultValue(ResultValueKind kind, object? content = null, double number = 0, long count = 0)
    {
        _kind = kind;
        _content = content;
        _number = number;
        _count = count;
    }

    /// <summary>What could not be measured: an empty cell, null in JSON.</summary>
    public static readonly ResultValue Missing = new(ResultValueKind.Missing);

    /// <summary>Whether JSON shows it as a number (and a missing one as null) rather than as a string.</summary>
    public bool IsNumber => _kind is not (ResultValueKind.Text or ResultValueKind.Composed);

    /// <summary>Whether it could not be measured.</summary>
    public bool IsMissing => _kind == ResultValueKind.Missing;

    /// <summary>The value as text; an empty number is a value that could not be measured.</summary>
    public string Text
    {
        get
        {
            if (_content is not null)
            {
                return _content.ToString()!;
            }

            Span<char> text = stackalloc char[400];
            return TryFormat(text, out var length) ? text[..length].ToString() : throw new InvalidOperationException("A number is longer than any.");
        }
    }

    /// <summary>A text.</summary>
    public static ResultValue Of(string text) => new(ResultValueKind.Text, text);

    /// <summary>A text that is put together when it is written.</summary>
    public static ResultValue Of(ISpanFormattable text) => new(ResultValueKind.Composed, text);

    /// <summary>A count or an index.</summary>
    public static ResultValue Of(long number) => new(ResultValueKind.Count, count: number);

    /// <summary>A measure with six significant digits, more than any amplitude of an electromyogram carries; what is not finite is missing.</summary>
    public static ResultValue Of(double number) => double.IsFinite(number) ? new(ResultValueKind.Measure, number: number) : Missing;

    /// <summary>A time in seconds, always with six decimals: microseconds resolve every sampling rate in use. What is not finite is missing.</summary>
    public static ResultValue OfSeconds(double seconds) => double.IsFinite(seconds) ? new(ResultValueKind.Seconds, number: seconds) : Missing;

    /// <summary>Writes the value as text.</summary>
    /// <param name="destination">Receives it.</param>
    /// <param name="length">Characters written.</param>
    /// <returns>Whether it fits.</returns>
    public bool TryFormat(Span<char> destination, out int length)
    {
        switch (_kind)
        {
            case ResultValueKind.Text:
                var text = (string)_content!;
                length = text.TryCopyTo(destination) ? text.Length : 0;
                return length == text.Length;
            case ResultValueKind.Composed:
                return ((ISpanFormattable)_content!).TryFormat(destination, out length, format: default, CultureInfo.InvariantCulture);
            case ResultValueKind.Count:
                return _count.TryFormat(destination, out length, provider: CultureInfo.InvariantCulture);
            case ResultValueKind.Measure:
                return TryFormatMeasure(_number, destination, out length);
            case ResultValueKind.Seconds:
                return RoundedNumber.TryFormat(_number, TimeDecimals, keepsZeros: true, destination, out length)
                    || TryFormatExactly(_number, TimeDecimals, keepsZeros: true, destination, out length);
            default:
                length = 0;
                return true;
        }
    }

    private static bool TryFormatMeasure(double number, Span<char> destination, out int length)
    {
        var magnitude = Math.Abs(number);
        if (magnitude is not 0 and (< 1e-4 or >= 1e15))
        {
            return number.TryFormat(destination, out length, "G6", CultureInfo.InvariantCulture);
        }

        // The digits that lie in front of the point leave fewer behind it, and zeros behind it do not count.
        var above = 0;
        while (above < Powers.Length && magnitude >= Powers[above])
        {
            above++;
        }

        const int PowersBelowOne = 4;
        var decimals = magnitude is 0 ? SignificantDigits : Math.Max(0, SignificantDigits + PowersBelowOne - above);
        return RoundedNumber.TryFormat(number, decimals, keepsZeros: false, destination, out length)
            || TryFormatExactly(number, decimals, keepsZeros: false, destination, out length);
    }

    private static bool TryFormatExactly(double number, int decimals, bool keepsZeros, Span<char> destination, out int length)
    {
        Span<char> format = ['F', (char)('0' + (decimals / 10)), (char)('0' + (decimals % 10))];
        if (!number.TryFormat(destination, out length, format, CultureInfo.InvariantCulture))
        {
            return false;
        }

        var text = destination[..length];
        var shown = keepsZeros || decimals == 0 ? text : text.TrimEnd('0').TrimEnd('.');

        // A tiny negative number that rounds to zero must not show as -0.
        var start = shown.ContainsAnyInRange('1', '9') ? 0 : shown.Length - shown.TrimStart('-').Length;
        shown = shown[start..];
        shown.CopyTo(destination);
        length = shown.Length;
        return true;
    }
}
