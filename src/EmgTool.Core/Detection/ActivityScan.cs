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

    /// <summary>An energy beyond this counts as this much, which over 0.1 s is still a mean of 70 dB above the noise. More would cost the sums behind it their digits,
    /// and infinity all of them.</summary>
    private const double Largest = 1e9;

    private readonly SampleRing _energy;
    private readonly DetectionScale[] _scales;
    private readonly int[] _widths;

    // The energies that a chunk looks at, then their sums from the first on: a mean over any width is a difference of two.
    private readonly double[] _window;
    private readonly double[] _means = new double[ChunkBins];

    /// <summary>A scan over energies in units of the noise floor.</summary>
    public ActivityScan(SampleRing energy, TimeBins bins, DetectionScale[] scales)
    {
        _energy = energy;
        _scales = scales;
        _widths = [.. scales.Select(scale => bins.In(scale.Seconds))];
        Reach = (_widths.Max() / 2) + 1;
        _window = new double[(ChunkBins + (2 * Reach) + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count];
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
    /// <param name="noise">Is told of them.</param>
    /// <returns>Bins marked: <see cref="ChunkBins"/>, or those that are left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Mark(long first, long end, Span<Marks> marks, NoiseWatch noise)
    {
        var count = (int)Math.Min(ChunkBins, end - first);
        Load(first, end);
        AddUp(_window);
        var words = (count + 63) / 64;
        Span<ulong> seeds = stackalloc ulong[ChunkBins / 64];
        Span<ulong> busy = stackalloc ulong[ChunkBins / 64];
        Span<ulong> low = stackalloc ulong[ChunkBins / 64];
        Span<ulong> high = stackalloc ulong[ChunkBins / 64];
        seeds.Clear();
        busy.Clear();
        low.Clear();
        high.Clear();
        for (var i = 0; i < _scales.Length; i++)
        {
            Average(_widths[i]);
            Above(_means, _scales[i].Threshold, seeds);
            noise.AddBelow(i, SquaresBelow(_means.AsSpan(0, count), out var below), below);
            if (i == 0)
            {
                Above(_means, NoiseWatch.LowLevel, low);
                Above(_means, NoiseWatch.HighLevel, high);
            }
        }

        // The means over the longest scale are the last.
        Above(_means, _scales[^1].Low, busy);
        for (var word = 0; word < words; word++)
        {
            var bins = Math.Min(64, count - (64 * word));
            var known = bins == 64 ? ulong.MaxValue : (1UL << bins) - 1;
            marks[word] = new Marks((seeds[word] | busy[word]) & known, seeds[word] & known);
            noise.Add(low[word] & known, high[word] & known, marks[word].Busy, bins);
        }

        return count;
    }

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

    /// <summary>Replaces energies by the sum of all up to and with each.</summary>
    /// <param name="energy">A whole number of vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUp(Span<double> energy)
    {
        ref var first = ref MemoryMarshal.GetReference(energy);
        var largest = Vector512.Create(Largest);
        var before = Vector512<double>.Zero;
        for (var i = 0; i < energy.Length; i += Vector512<double>.Count)
        {
            var sums = RunningSum.Of(Vector512.MinNative(Vector512.LoadUnsafe(ref first, (nuint)i), largest)) + before;
            sums.StoreUnsafe(ref first, (nuint)i);
            before = Vector512.Shuffle(sums, Vector512.Create(7L));
        }
    }

    /// <summary>The mean over a width around each bin of the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Average(int width)
    {
        ref var means = ref MemoryMarshal.GetArrayDataReference(_means);
        // The bin before the first that the mean around the chunk's first bin takes in.
        ref var before = ref _window[Reach - (width / 2) - 1];
        ref var last = ref Unsafe.Add(ref before, width);
        var share = Vector512.Create(1.0 / width);
        for (nuint i = 0; i < ChunkBins; i += (nuint)Vector512<double>.Count)
        {
            ((Vector512.LoadUnsafe(ref last, i) - Vector512.LoadUnsafe(ref before, i)) * share).StoreUnsafe(ref means, i);
        }
    }

    /// <summary>The sum of the squares of the distances from 1 of the values below 1, and how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SquaresBelow(ReadOnlySpan<double> values, out double count)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var (sums, counts) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = 0; i + Vector512<double>.Count <= values.Length; i += Vector512<double>.Count)
        {
            var distance = Vector512.MaxNative(Vector512<double>.One - Vector512.LoadUnsafe(ref first, (nuint)i), Vector512<double>.Zero);
            sums += distance * distance;
            counts += Vector512.ConditionalSelect(Vector512.GreaterThan(distance, Vector512<double>.Zero), Vector512<double>.One, Vector512<double>.Zero);
        }

        // The last few bins of a segment, fewer than a vector, do not count.
        count = EnergySpan.Total(counts);
        return EnergySpan.Total(sums);
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
