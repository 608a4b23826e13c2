using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Heart;

/// <summary>A part of one channel as the heart shows in it: below some 80 Hz, a value every 4 ms.</summary>
/// <remarks>The QRS complex has its power below 40 Hz and surface EMG most of its above 60 Hz (Clancy, Morin and Merletti 2002, J Electromyogr Kinesiol 12:1), so that beats stand out
/// here that lie deep in noise and activity. Blocks count from the start of the segment; those outside the part are 0.</remarks>
/// <param name="signal">The channel.</param>
/// <param name="samplesPerBlock">Samples of a block.</param>
internal sealed class SlowTrack(ChannelSignal signal, int samplesPerBlock)
{
    /// <summary>Blocks that are read from the ring at a time.</summary>
    private const int BlocksAtATime = 64;

    private double[] _scratch = [];
    private double[] _values = [];
    private long _first;
    private int _count;

    /// <summary>Samples of a block.</summary>
    public int SamplesPerBlock { get; } = samplesPerBlock;

    /// <summary>The first block.</summary>
    public long First => _first;

    /// <summary>The one behind the last.</summary>
    public long End => _first + _count;

    /// <summary>The values of some blocks around a middle one, which lie in the part with what a shape needs on either side.</summary>
    public ReadOnlySpan<double> Around(long block) => _values.AsSpan((int)(block - _first), BeatShape.Length);

    /// <summary>All values, with the zeros on either side.</summary>
    public ReadOnlySpan<double> All => _values.AsSpan(0, _count + (2 * BeatShape.Half));

    /// <summary>Takes a part of the channel.</summary>
    /// <param name="first">First block.</param>
    /// <param name="end">Behind the last.</param>
    public void Fill(long first, long end)
    {
        (_first, _count) = (first, (int)(end - first));
        var room = _count + (2 * BeatShape.Half);
        if (_values.Length < room)
        {
            _values = new double[room];
        }

        Array.Clear(_values, 0, BeatShape.Half);
        Array.Clear(_values, BeatShape.Half + _count, BeatShape.Half);
        var means = _values.AsSpan(BeatShape.Half, _count);
        for (var block = 0; block < _count; block += BlocksAtATime)
        {
            var blocks = Math.Min(BlocksAtATime, _count - block);
            var from = (first + block) * SamplesPerBlock;
            Mean(signal.Samples.Read(from, from + (blocks * SamplesPerBlock), ref _scratch), means.Slice(block, blocks));
        }

        Smooth(means);
    }

    /// <summary>The same of samples that lie by themselves.</summary>
    public static void Fill(ReadOnlySpan<double> samples, Span<double> values)
    {
        Mean(samples, values);
        Smooth(values);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mean(ReadOnlySpan<double> samples, Span<double> means)
    {
        var size = samples.Length / means.Length;
        ref var first = ref MemoryMarshal.GetReference(samples);
        for (var i = 0; i < means.Length; i++)
        {
            var sums = Vector256<double>.Zero;
            var (at, end) = (i * size, (i + 1) * size);
            for (; at + Vector256<double>.Count <= end; at += Vector256<double>.Count)
            {
                sums += Vector256.LoadUnsafe(ref first, (nuint)at);
            }

            var sum = (sums.GetElement(0) + sums.GetElement(2)) + (sums.GetElement(1) + sums.GetElement(3));
            for (; at < end; at++)
            {
                sum += samples[at];
            }

            means[i] = sum / size;
        }
    }

    /// <summary>A half, and a quarter on either side: removes what blocks alone would alias.</summary>
    private static void Smooth(Span<double> values)
    {
        var previous = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = (0.25 * previous) + (0.5 * value) + (i + 1 < values.Length ? 0.25 * values[i + 1] : 0);
            previous = value;
        }
    }
}
