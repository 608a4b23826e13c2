namespace EmgTool.Formats.Text;

/// <summary>How finely the numbers of a column are written.</summary>
internal sealed class TextPrecision
{
    /// <summary>Number of decimals of a number with an exponent: only the number of digits tells how fine it is.</summary>
    public const int Exponent = int.MaxValue;

    private int _decimals;
    private int _significant;

    /// <summary>Takes a number's text into account.</summary>
    public void Add(ReadOnlySpan<byte> field)
    {
        var decimals = 0;
        var significant = 0;
        var isFraction = false;
        foreach (var letter in field)
        {
            if (letter is (byte)'e' or (byte)'E')
            {
                decimals = Exponent;
                break;
            }

            isFraction |= letter is (byte)'.' or (byte)',';
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                decimals += isFraction ? 1 : 0;
                significant += significant > 0 || letter != '0' ? 1 : 0;
            }
        }

        _decimals = Math.Max(_decimals, decimals);
        _significant = Math.Max(_significant, significant);
    }

    /// <summary>Takes many numbers into account.</summary>
    /// <param name="decimals">The most digits behind the decimal sign.</param>
    /// <param name="largestMantissa">The largest of the numbers without their decimal signs.</param>
    public void Add(int decimals, ulong largestMantissa)
    {
        _decimals = Math.Max(_decimals, decimals);
        for (var digits = 0; largestMantissa > 0; largestMantissa /= 10)
        {
            _significant = Math.Max(_significant, ++digits);
        }
    }

    /// <summary>The last digit's weight in a number of the given size: half of it is the rounding of the text.</summary>
    public double UnitAt(double value)
    {
        // A double has about 16 digits itself.
        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        var bySignificant = Math.Pow(10, magnitude - Math.Min(_significant, 15));
        var byDecimals = _decimals > 30 ? 0 : Math.Pow(10, -_decimals);
        return Math.Max(bySignificant, byDecimals);
    }
}
