using System.Globalization;

namespace EmgTool.Core.Labeling;

/// <summary>A text that is being written, in memory of the caller.</summary>
/// <param name="destination">Receives the text.</param>
internal ref struct TextSpan(Span<char> destination)
{
    private readonly Span<char> _destination = destination;

    /// <summary>Characters written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Whether the text did not fit; what was written is of no use then.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Appends a text.</summary>
    public void Append(string text)
    {
        if (IsFull || !text.TryCopyTo(_destination[Length..]))
        {
            IsFull = true;
            return;
        }

        Length += text.Length;
    }

    /// <summary>Appends a whole number.</summary>
    public void Append(int number) => Advance(number.TryFormat(_destination[Length..], out var written, provider: CultureInfo.InvariantCulture), written);

    /// <summary>Appends a share as a whole percentage.</summary>
    public void AppendPercent(double share) => Advance(share.TryFormat(_destination[Length..], out var written, "P0", CultureInfo.InvariantCulture), written);

    /// <summary>Appends a number with three digits, as many as measures are worth; with all digits of larger whole numbers.</summary>
    public void AppendMeasure(double number)
    {
        var magnitude = Math.Abs(number);
        var decimals = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2;
        var isWritten = RoundedNumber.TryFormat(number, decimals, keepsZeros: false, _destination[Length..], out var written)
            || number.TryFormat(_destination[Length..], out written, decimals switch { 0 => "0", 1 => "0.#", _ => "0.##" }, CultureInfo.InvariantCulture);
        Advance(isWritten, written);
    }

    /// <summary>Appends what stands between two parts, unless nothing was written since.</summary>
    /// <param name="separator">The separator.</param>
    /// <param name="start">Length of the text before the first part.</param>
    public void Separate(string separator, int start = 0)
    {
        if (Length > start)
        {
            Append(separator);
        }
    }

    /// <inheritdoc/>
    public override readonly string ToString() => IsFull ? throw new InvalidOperationException("The text does not fit.") : _destination[..Length].ToString();

    private void Advance(bool isWritten, int written)
    {
        IsFull |= !isWritten;
        Length += isWritten ? written : 0;
    }
}
