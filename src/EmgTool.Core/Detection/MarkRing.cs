using System.Numerics;

namespace EmgTool.Core.Detection;

/// <summary>The latest marks of a scan, 64 bins a word, and where their bits change.</summary>
/// <param name="bins">Bins that it holds at least.</param>
internal sealed class MarkRing(int bins)
{
    private readonly ActivityScan.Marks[] _words = new ActivityScan.Marks[BitOperations.RoundUpToPowerOf2((uint)((bins / 64) + (2 * ActivityScan.ChunkBins / 64)))];

    /// <summary>The place of a chunk's marks.</summary>
    /// <param name="first">Its first bin, a multiple of the chunk's length.</param>
    public Span<ActivityScan.Marks> Chunk(long first) => _words.AsSpan(At(first), ActivityScan.ChunkBins / 64);

    /// <summary>The first busy bin from one on; <paramref name="end"/> when there is none before.</summary>
    public long NextBusy(long from, long end) => Next(from, end, 0);

    /// <summary>The first bin from one on that is not busy; <paramref name="end"/> when there is none before.</summary>
    public long NextQuiet(long from, long end) => Next(from, end, ulong.MaxValue);

    /// <summary>Whether any bin of a stretch is a seed.</summary>
    public bool HasSeed(long from, long end)
    {
        for (var bin = from; bin < end; bin = (bin | 63) + 1)
        {
            var word = _words[At(bin)].Seeds >> (int)(bin & 63);
            var count = end - bin;
            if ((count >= 64 ? word : word & ((1UL << (int)count) - 1)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private long Next(long from, long end, ulong flip)
    {
        for (var bin = from; bin < end; bin = (bin | 63) + 1)
        {
            var word = (_words[At(bin)].Busy ^ flip) >> (int)(bin & 63);
            if (word != 0)
            {
                return Math.Min(end, bin + BitOperations.TrailingZeroCount(word));
            }
        }

        return end;
    }

    private int At(long bin) => (int)((bin / 64) & (_words.Length - 1));
}
