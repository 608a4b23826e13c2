namespace EmgTool.Core.Evaluation;

/// <summary>The median of the values of many recordings, each of which counts some number of times.</summary>
/// <remarks>Thousands of draws ask for it: the values are sorted once, and how many of each recording lie in front is kept for some of them, so that a draw costs
/// a search and not a pass.</remarks>
internal sealed class PooledMedian
{
    private const int ChunkValues = 64;

    private readonly double[] _values;
    private readonly int[] _recordings;

    // For each chunk how many values of each recording lie in front of it.
    private readonly int[][] _before;
    private readonly int[] _all;

    /// <summary>Sorts.</summary>
    /// <param name="values">The values of each recording, in any order.</param>
    public PooledMedian(IReadOnlyList<IReadOnlyList<double>> values)
    {
        _recordings = [.. values.SelectMany((list, recording) => Enumerable.Repeat(recording, list.Count))];
        _values = [.. values.SelectMany(list => list)];
        Array.Sort(_values, _recordings);
        _before = new int[(_values.Length / ChunkValues) + 1][];
        _all = new int[values.Count];
        for (var i = 0; i <= _values.Length; i++)
        {
            if (i % ChunkValues == 0)
            {
                _before[i / ChunkValues] = [.. _all];
            }

            if (i < _values.Length)
            {
                _all[_recordings[i]]++;
            }
        }
    }

    /// <summary>The median; where two values stand in the middle, their mean; not a number where nothing counts.</summary>
    /// <param name="times">How often the values of each recording count.</param>
    public double Of(int[] times)
    {
        var count = Counted(_all, times);
        return count == 0 ? double.NaN : (At(times, (count - 1) / 2) + At(times, count / 2)) / 2;
    }

    private double At(int[] times, long rank)
    {
        int low = 0, high = _before.Length;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Counted(_before[middle], times) <= rank ? (middle, high) : (low, middle);
        }

        var passed = Counted(_before[low], times);
        var at = low * ChunkValues;
        while ((passed += times[_recordings[at]]) <= rank)
        {
            at++;
        }

        return _values[at];
    }

    private static long Counted(int[] counts, int[] times)
    {
        var sum = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            sum += (long)counts[i] * times[i];
        }

        return sum;
    }
}
