namespace EmgTool.Formats.Text;

/// <summary>How finely the numbers of a column are written.</summary>
internal sealed class TextPrecision
{
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
                // With an exponent only the number of digits tells.
                decimals = int.MaxValue;
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
