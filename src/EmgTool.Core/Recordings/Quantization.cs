namespace EmgTool.Core.Recordings;

/// <summary>How a file stores the samples of a channel as integers: a value is <c>physical minimum + (integer - digital minimum) * (physical
/// maximum - physical minimum) / (digital maximum - digital minimum)</c>, in the unit of the file. The limits are kept as the file writes them
/// (with a decimal point), so that a copy can repeat them. Integers beyond the digital limits are values like any other.</summary>
/// <param name="Bits">Bits of an integer.</param>
/// <param name="PhysicalMinimum">Value at the digital minimum.</param>
/// <param name="PhysicalMaximum">Value at the digital maximum; another than the minimum.</param>
/// <param name="DigitalMinimum">Digital minimum.</param>
/// <param name="DigitalMaximum">Digital maximum; another than the minimum.</param>
public sealed record Quantization(int Bits, string PhysicalMinimum, string PhysicalMaximum, string DigitalMinimum, string DigitalMaximum)
{
    /// <summary>Integers that are the values themselves.</summary>
    /// <param name="bits">Bits of an integer, 2 to 32.</param>
    public static Quantization Identity(int bits)
    {
        var maximum = (1L << (bits - 1)) - 1;
        var (least, greatest) = (FormattableString.Invariant($"{-maximum - 1}"), FormattableString.Invariant($"{maximum}"));
        return new Quantization(bits, least, greatest, least, greatest);
    }
}
