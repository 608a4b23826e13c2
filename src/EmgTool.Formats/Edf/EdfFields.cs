using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Edf;

/// <summary>The header bytes of a file, read field by field with the tolerance that real files need; each liberty is warned of.</summary>
/// <param name="bytes">File header and, if they were read, signal headers.</param>
/// <param name="warnings">Receives what was odd.</param>
internal sealed class EdfFields(byte[] bytes, WarningLog warnings)
{
    private readonly HashSet<(string Code, string Place)> _told = [];

    /// <summary>The text of a field of the file header.</summary>
    public string Text(EdfField field) => Text(field, field.Offset, field.Name);

    /// <summary>The text of a field of a signal's header.</summary>
    public string Text(EdfField field, int signal, int signalCount) =>
        Text(field, field.ByteOf(signal, signalCount), string.Create(CultureInfo.InvariantCulture, $"{field.Name} of signal {signal + 1}"));

    /// <summary>A decimal number; a decimal comma is accepted with a warning.</summary>
    /// <returns><see langword="null"/> for anything but a number.</returns>
    public decimal? Decimal(EdfField field) => ParseDecimal(Text(field), field.Offset, field.Name);

    /// <summary>A finite number of a signal's header, as <see cref="double"/>.</summary>
    /// <returns>Not a number for anything but a finite number.</returns>
    public double Number(EdfField field, int signal, int signalCount)
    {
        var offset = field.ByteOf(signal, signalCount);
        var text = WithPoint(Text(field, signal, signalCount), offset, field.Name);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : double.NaN;
    }

    /// <summary>A whole number of the file header; <c>100.0</c> is accepted with a warning.</summary>
    public long? Integer(EdfField field) => ParseInteger(Text(field), field.Offset, field.Name);

    /// <summary>A whole number of a signal's header; <c>100.0</c> is accepted with a warning.</summary>
    public long? Integer(EdfField field, int signal, int signalCount) =>
        ParseInteger(Text(field, signal, signalCount), field.ByteOf(signal, signalCount), field.Name);

    /// <summary>An error that names the field, its place and what it holds.</summary>
    /// <param name="code">Stable identifier of the error.</param>
    /// <param name="name">The field and, for a signal's field, the signal.</param>
    /// <param name="offset">Byte of the file.</param>
    /// <param name="text">What was found.</param>
    /// <param name="expected">What was expected.</param>
    public static RecordingException Error(string code, string name, int offset, string text, string expected) =>
        new(code, string.Create(CultureInfo.InvariantCulture, $"byte {offset}: the {name} is '{text}', which is not {expected}."), "The header is damaged; export the recording again.");

    private static string Place(string name, int offset) => string.Create(CultureInfo.InvariantCulture, $"{name}, byte {offset}");

    private string Text(EdfField field, int offset, string name)
    {
        var text = EdfText.DecodeField(bytes.AsSpan(offset, field.Width), out var isAscii);
        if (!isAscii)
        {
            AddOnce("HEADER_NON_ASCII", Place(name, offset), $"The field holds bytes that are not printable ASCII; read as '{text}'.");
        }

        return text;
    }

    private long? ParseInteger(string text, int offset, string name)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return integer;
        }

        if (ParseDecimal(text, offset, name) is not { } value || value != decimal.Truncate(value) || Math.Abs(value) > long.MaxValue)
        {
            return null;
        }

        AddOnce("NUMBER_FORMAT", Place(name, offset), $"'{text}' stands for a whole number; read as such.");
        return (long)value;
    }

    private decimal? ParseDecimal(string text, int offset, string name) =>
        decimal.TryParse(WithPoint(text, offset, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private string WithPoint(string text, int offset, string name)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || text.Contains('.', StringComparison.Ordinal) || text.LastIndexOf(',') != comma)
        {
            return text;
        }

        var withPoint = text.Replace(',', '.');
        if (double.TryParse(withPoint, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            AddOnce("DECIMAL_COMMA", Place(name, offset), $"'{text}' has a decimal comma; read as {withPoint}.");
        }

        return withPoint;
    }

    // A field may be read twice (as text and as number); it is warned of once.
    private void AddOnce(string code, string place, string message)
    {
        if (_told.Add((code, place)))
        {
            warnings.Add(code, place, message);
        }
    }
}
