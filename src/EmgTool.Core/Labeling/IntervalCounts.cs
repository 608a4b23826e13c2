namespace EmgTool.Core.Labeling;

/// <summary>The intervals between the discharges of a burst, counted by their length in bins: they are few and short, and need no sorting.</summary>
internal sealed class IntervalCounts
{
    private int[] _counts = new int[64];
    private int _longest;
    private int _count;
    private long _sum;
    private long _squares;

    /// <summary>The median in bins; not a number where there is no interval.</summary>
    public double Median => _count == 0 ? double.NaN : (AtRank((_count - 1) / 2) + AtRank(_count / 2)) / 2.0;

    /// <summary>The standard deviation over the mean; not a number for fewer than two intervals.</summary>
    public double Variation
    {
        get
        {
            if (_count < 2)
            {
                return double.NaN;
            }

            // Whole numbers, so that the difference is exact.
            var squares = ((double)((_count * _squares) - (_sum * _sum))) / _count;
            return Math.Sqrt(squares / (_count - 1)) / ((double)_sum / _count);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_counts, 0, _longest + 1);
        _longest = _count = 0;
        _sum = _squares = 0;
    }

    /// <summary>Counts an interval.</summary>
    public void Add(int bins)
    {
        if (bins >= _counts.Length)
        {
            Array.Resize(ref _counts, 2 * bins);
        }

        _counts[bins]++;
        _longest = Math.Max(_longest, bins);
        _count++;
        _sum += bins;
        _squares += (long)bins * bins;
    }

    private int AtRank(int rank)
    {
        var bins = 0;
        for (var before = _counts[0]; before <= rank; before += _counts[bins])
        {
            bins++;
        }

        return bins;
    }
}
