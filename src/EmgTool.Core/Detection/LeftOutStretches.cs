using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>The stretches of each lane that are not analyzed in the segment under way.</summary>
internal sealed class LeftOutStretches
{
    private readonly List<(long First, long End)>[] _stretches = [.. Enumerable.Range(0, Lanes.Count).Select(_ => new List<(long, long)>())];

    /// <summary>Whether there is any.</summary>
    public bool Any { get; private set; }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Any = false;
        foreach (var stretches in _stretches)
        {
            stretches.Clear();
        }
    }

    /// <summary>Adds a stretch, which must not begin before the last one of its lane; they are joined where they touch.</summary>
    public void Add(int lane, long first, long end)
    {
        var stretches = _stretches[lane];
        if (stretches.Count > 0 && stretches[^1].End >= first)
        {
            first = stretches[^1].First;
            stretches.RemoveAt(stretches.Count - 1);
        }

        stretches.Add((first, end));
        Any = true;
    }

    /// <summary>Whether any sample from <paramref name="first"/> to before <paramref name="end"/> is left out.</summary>
    public bool Touches(int lane, long first, long end)
    {
        var stretches = _stretches[lane];
        for (var i = stretches.Count - 1; i >= 0 && stretches[i].End > first; i--)
        {
            if (stretches[i].First < end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Samples left out of a lane that has <paramref name="samples"/> of them.</summary>
    public long Count(int lane, long samples)
    {
        long count = 0;
        foreach (var (first, end) in _stretches[lane])
        {
            count += Math.Min(end, samples) - Math.Min(first, samples);
        }

        return count;
    }
}
