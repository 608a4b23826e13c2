namespace EmgTool.Formats.Text;

/// <summary>What is expected of a column in a plain row, and how finely its numbers were written.</summary>
internal struct PlainField
{
    /// <summary>What is expected.</summary>
    public PlainFieldKind Kind { get; set; }

    /// <summary>The text, for <see cref="PlainFieldKind.Same"/>.</summary>
    public byte[] Text { get; set; }

    /// <summary>Whether that is nothing.</summary>
    public bool IsBlank { get; set; }

    /// <summary>Most digits behind the decimal sign, for <see cref="PlainFieldKind.Time"/>.</summary>
    public int Decimals { get; private set; }

    /// <summary>The largest number without its decimal sign: it has the most digits.</summary>
    public ulong LargestMantissa { get; private set; }

    /// <summary>Takes the digits of a number into account.</summary>
    public void Add(int decimals, ulong mantissa)
    {
        Decimals = Math.Max(Decimals, decimals);
        LargestMantissa = Math.Max(LargestMantissa, mantissa);
    }
}
