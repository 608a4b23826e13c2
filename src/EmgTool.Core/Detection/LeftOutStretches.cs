namespace EmgTool.Core.Detection;

/// <summary>The stretches of a channel that are not analyzed in the segment under way.</summary>
internal sealed class LeftOutStretches
{
    private readonly List<(long First, long End)> _stretches = [];

    /// <summary>Forgets all.</summary>
    public void Clear() => _stretches.Clear();

    /// <summary>Adds a stretch, which must not begin before the last one; they are joined where they touch.</summary>
    public void Add(long first, long end)
    {
        if (_stretches.Count > 0 && _stretches[^1].End >= first)
        {
            first = _stretches[^1].First;
            _stretches.RemoveAt(_stretches.Count - 1);
        }

        _stretches.Add((first, end));
    }

    /// <summary>The first stretch that ends behind a sample; beyond all samples where there is none.</summary>
    /// <param name="sample">The sample.</param>
    public (long First, long End) Next(long sample)
    {
        // Detection asks for one of the last.
        var i = _stretches.Count;
        while (i > 0 && _stretches[i - 1].End > sample)
        {
            i--;
        }

        return i < _stretches.Count ? _stretches[i] : (long.MaxValue, long.MaxValue);
    }

    /// <summary>Makes not a number of all bins that hold a sample which is left out.</summary>
    /// <param name="energy">Time bins.</param>
    /// <param name="first">First bin to look at.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="samplesPerBin">Samples of a bin.</param>
    public void Strike(SampleRing energy, long first, long end, int samplesPerBin)
    {
        for (var i = _stretches.Count - 1; i >= 0 && _stretches[i].End > first * samplesPerBin; i--)
        {
            var from = Math.Max(first, _stretches[i].First / samplesPerBin);
            var to = Math.Min(end, (_stretches[i].End + samplesPerBin - 1) / samplesPerBin);
            while (from < to)
            {
                var bins = energy.Front(from, to);
                bins.Fill(double.NaN);
                from += bins.Length;
            }
        }
    }

    /// <summary>Samples left out of a channel that has <paramref name="samples"/> of them.</summary>
    public long Count(long samples)
    {
        long count = 0;
        foreach (var (first, end) in _stretches)
        {
            count += Math.Min(end, samples) - Math.Min(first, samples);
        }

        return count;
    }
}
