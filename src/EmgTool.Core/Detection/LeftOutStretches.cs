namespace EmgTool.Core.Detection;

/// <summary>The stretches of a channel that are not analyzed in the segment under way.</summary>
internal sealed class LeftOutStretches
{
    private readonly List<(string Reason, long First, long End)> _stretches = [];

    /// <summary>Forgets all.</summary>
    public void Clear() => _stretches.Clear();

    /// <summary>Adds a stretch, which must not begin before the last one; they are joined where they touch. The reason is that of the longer one.</summary>
    public void Add(long first, long end, string reason)
    {
        if (_stretches.Count > 0 && _stretches[^1].End >= first)
        {
            var last = _stretches[^1];
            reason = last.End - last.First > end - first ? last.Reason : reason;
            first = last.First;
            _stretches.RemoveAt(_stretches.Count - 1);
        }

        _stretches.Add((reason, first, end));
    }

    /// <summary>Whether any sample from <paramref name="first"/> on and before <paramref name="end"/> is among them, for stretches that are asked for as they come in.</summary>
    public bool Holds(long first, long end)
    {
        for (var i = _stretches.Count - 1; i >= 0 && _stretches[i].End > first; i--)
        {
            if (_stretches[i].First < end)
            {
                return true;
            }
        }

        return false;
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

        return i < _stretches.Count ? (_stretches[i].First, _stretches[i].End) : (long.MaxValue, long.MaxValue);
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

    /// <summary>The stretches of a segment that has <paramref name="samples"/>.</summary>
    public IEnumerable<(string Reason, long First, long End)> Within(long samples) =>
        _stretches.Where(stretch => stretch.First < samples).Select(stretch => (stretch.Reason, stretch.First, Math.Min(stretch.End, samples)));
}
