using System.Globalization;
using EmgTool.Core.Recordings;

namespace EmgTool.Formats.Text;

/// <summary>Writes the values of one channel in its unit.</summary>
internal sealed class CsvValueFormat
{
    private readonly double _perUnit;
    private readonly double _scale;
    private readonly int _decimals;
    private readonly bool _isFixed;

    /// <summary>Chooses the format.</summary>
    /// <param name="unit">Unit of the channel.</param>
    /// <param name="microvoltDecimals">Decimals of a microvolt, or <see langword="null"/> for the fewest digits that tell a double from its neighbours.</param>
    public CsvValueFormat(SignalUnit unit, int? microvoltDecimals)
    {
        _perUnit = WrittenUnit.LaneValues(unit);
        if (microvoltDecimals is not { } decimals)
        {
            return;
        }

        // In a unit of 10^n microvolts the same digits are shown with the point n places to the left.
        var shift = 0;
        var power = 1.0;
        while (power < _perUnit)
        {
            power *= 10;
            shift++;
        }

        _isFixed = power == _perUnit;
        _decimals = decimals + shift;
        _scale = 1;
        for (var i = 0; i < decimals; i++)
        {
            _scale *= 10;
        }
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">In microvolts, or the unit where that is no voltage.</param>
    /// <param name="destination">At least <see cref="FixedNumber.MaximumLength"/> bytes.</param>
    /// <returns>Number of bytes written.</returns>
    public int Format(double value, Span<byte> destination)
    {
        var scaled = Math.Round(value * _scale);
        if (_isFixed && Math.Abs(scaled) < 1L << 53)
        {
            return FixedNumber.Format((long)scaled, _decimals, destination);
        }

        _ = (value / _perUnit).TryFormat(destination, out var written, provider: CultureInfo.InvariantCulture);
        return written;
    }
}
