namespace EmgTool.Core.Detection.Published;

/// <summary>The sum over the latest so many values, in two additions a value. Nothing is ever subtracted, so that a strong burst leaves no rounding behind,
/// however long the signal goes on, and how it is cut makes no difference.</summary>
/// <remarks>A window lies over two blocks of its own length: the rest of the older one, whose sums from each value to its end are at hand, and the beginning of the newer one.</remarks>
internal sealed class MovingSum
{
    private readonly double[] _block;
    private readonly double[] _rests;
    private double _sum;
    private int _at;

    /// <summary>A sum over so many values.</summary>
    /// <param name="width">How many, at least 1.</param>
    public MovingSum(int width)
    {
        _block = new double[width];
        _rests = new double[width];
    }

    /// <summary>Values in the sum.</summary>
    public int Width => _block.Length;

    /// <summary>Starts anew.</summary>
    /// <param name="before">What all values before the first one count as.</param>
    public void Begin(double before)
    {
        Array.Fill(_block, before);
        TurnBlock();
    }

    /// <summary>Takes the next value.</summary>
    /// <returns>The sum of the latest values, this one included.</returns>
    public double Add(double value)
    {
        _block[_at] = value;
        _sum += value;
        if (++_at == _block.Length)
        {
            var all = _sum;
            TurnBlock();
            return all;
        }

        return _rests[_at] + _sum;
    }

    private void TurnBlock()
    {
        double rest = 0;
        for (var i = _block.Length - 1; i >= 0; i--)
        {
            rest += _block[i];
            _rests[i] = rest;
        }

        _sum = 0;
        _at = 0;
    }
}
