namespace EmgTool.Core.Detection;

/// <summary>Where a channel stands at the end values of its converter in the segment under way.</summary>
/// <param name="ends">End values, as far as known.</param>
/// <param name="join">Runs nearer than so many samples are kept as one.</param>
internal sealed class ClippedStretches(EndValues ends, int join)
{
    private readonly List<(long First, long End)> _stretches = [];
    private double _least = double.PositiveInfinity;
    private double _largest = double.NegativeInfinity;
    private long _end;

    /// <summary>Samples at an end value.</summary>
    public long Samples { get; private set; }

    /// <summary>Starts a segment. What was the largest value so far stays so: it is the same converter.</summary>
    public void Begin()
    {
        _stretches.Clear();
        Samples = _end = 0;
    }

    /// <summary>Takes the next stretch.</summary>
    public void Add(ClippedRuns runs)
    {
        runs.Complete();
        _least = Math.Min(_least, runs.Least);
        _largest = Math.Max(_largest, runs.Largest);
        for (var i = 0; i < runs.Runs.Count; i++)
        {
            var (first, end, isHigh) = runs.Runs[i];
            if (ends.AreKnown || (_largest > _least && (isHigh ? runs.Largest == _largest && _largest > 0 : runs.Least == _least && _least < 0)))
            {
                Samples += end - first;
                Add(_end + first, _end + end);
            }
        }

        _end += runs.Count;
    }

    /// <summary>Whether any sample of a stretch is at an end value, or near to one that is.</summary>
    public bool Holds(long first, long end)
    {
        var at = FirstEndingBehind(first);
        return at < _stretches.Count && _stretches[at].First < end;
    }

    /// <summary>Whether a run of equal samples is at an end value.</summary>
    public bool HoldsAll(long first, long end)
    {
        var at = FirstEndingBehind(first);
        return at < _stretches.Count && _stretches[at].First <= first && _stretches[at].End >= end;
    }

    private void Add(long first, long end)
    {
        if (_stretches.Count > 0 && _stretches[^1].End + join > first)
        {
            first = _stretches[^1].First;
            _stretches.RemoveAt(_stretches.Count - 1);
        }

        _stretches.Add((first, end));
    }

    private int FirstEndingBehind(long sample)
    {
        int low = 0, high = _stretches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _stretches[middle].End <= sample ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
