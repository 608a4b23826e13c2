using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Runs along the energy of a channel and says, bin by bin, where it is loud enough to seed a burst and where it is busy.
/// What it marks is only where to look closely: most of a recording is quiet and is never looked at again.</summary>
internal sealed class ActivityScan
{
    /// <summary>Bins marked at a time: they stay in the first-level cache.</summary>
    public const int ChunkBins = 512;

    private readonly SampleRing _energy;
    private readonly DetectionScale[] _scales;
    private readonly BoxMeans _means;
    private readonly double[] _window;

    /// <summary>A scan over energies in units of the noise floor.</summary>
    public ActivityScan(SampleRing energy, TimeBins bins, DetectionScale[] scales)
    {
        _energy = energy;
        _scales = scales;
        int[] widths = [.. scales.Select(scale => bins.In(scale.Seconds))];
        _means = new BoxMeans(widths);
        Reach = (widths.Max() / 2) + 1;
        _window = new double[ChunkBins + (2 * Reach)];
    }

    /// <summary>Bins behind the one looked at that must be known.</summary>
    public int Reach { get; }

    /// <summary>Marks of 64 bins, a bit a bin, the first the lowest.</summary>
    /// <param name="Busy">Where the energy exceeds the threshold at any scale, or the low threshold of the longest one.</param>
    /// <param name="Seeds">Where it exceeds the threshold at any scale.</param>
    public readonly record struct Marks(ulong Busy, ulong Seeds);

    /// <summary>Marks a chunk of bins.</summary>
    /// <param name="first">The first bin.</param>
    /// <param name="end">Bins known so far; those before 0 and from here on count as noise.</param>
    /// <param name="marks">Receives the marks.</param>
    /// <param name="tail">Is told of them.</param>
    /// <returns>Bins marked: <see cref="ChunkBins"/>, or those that are left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Mark(long first, long end, Span<Marks> marks, NoiseTail tail)
    {
        var count = (int)Math.Min(ChunkBins, end - first);
        Load(first, end);
        var words = (count + 63) / 64;
        Span<ulong> seeds = stackalloc ulong[ChunkBins / 64];
        Span<ulong> busy = stackalloc ulong[ChunkBins / 64];
        Span<ulong> low = stackalloc ulong[ChunkBins / 64];
        Span<ulong> high = stackalloc ulong[ChunkBins / 64];
        seeds.Clear();
        low.Clear();
        high.Clear();
        _means.Fill(_window);
        for (var i = 0; i < _scales.Length; i++)
        {
            Above(MeansOf(i), _scales[i].Threshold, seeds);
        }

        seeds.CopyTo(busy);
        Above(MeansOf(_scales.Length - 1), _scales[^1].Low, busy);
        Above(MeansOf(0), NoiseTail.LowLevel, low);
        Above(MeansOf(0), NoiseTail.HighLevel, high);
        for (var word = 0; word < words; word++)
        {
            var bins = Math.Min(64, count - (64 * word));
            var known = bins == 64 ? ulong.MaxValue : (1UL << bins) - 1;
            marks[word] = new Marks(busy[word] & known, seeds[word] & known);
            tail.Add(low[word] & known, high[word] & known, busy[word] & known, bins);
        }

        return count;
    }

    /// <summary>The means of the chunk's bins at a scale.</summary>
    private ReadOnlySpan<double> MeansOf(int scale) => _means.Of(scale).Slice(Reach, ChunkBins);

    private void Load(long first, long end)
    {
        var from = first - Reach;
        var window = _window.AsSpan();
        if (from < 0)
        {
            window[..(int)-from].Fill(1);
            window = window[(int)-from..];
            from = 0;
        }

        while (window.Length > 0 && from < end)
        {
            var part = _energy.Front(from, Math.Min(end, from + window.Length));
            part.CopyTo(window);
            window = window[part.Length..];
            from += part.Length;
        }

        window.Fill(1);
    }

    /// <summary>Sets the bits of values above a level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Above(ReadOnlySpan<double> values, double level, Span<ulong> words)
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        var threshold = Vector512.Create(level);
        for (var word = 0; word < words.Length; word++)
        {
            ulong bits = 0;
            for (var i = 0; i < 64; i += Vector512<double>.Count)
            {
                bits |= Vector512.GreaterThan(Vector512.LoadUnsafe(ref value, (nuint)((64 * word) + i)), threshold).ExtractMostSignificantBits() << i;
            }

            words[word] |= bits;
        }
    }
}
