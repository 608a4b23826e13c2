using System.Runtime.CompilerServices;
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
            PieceMeans.Fill(signal.Samples.Read(from, from + (blocks * SamplesPerBlock), ref _scratch), means.Slice(block, blocks));
        }

        Smooth(means);
    }

    /// <summary>The same of samples that lie by themselves.</summary>
    public static void Fill(ReadOnlySpan<double> samples, Span<double> values)
    {
        PieceMeans.Fill(samples, values);
        Smooth(values);
    }

    /// <summary>A half, and a quarter on either side: removes what blocks alone would alias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Smooth(Span<double> values)
    {
        double before = 0, here = values[0];
        for (var i = 0; i < values.Length - 1; i++)
        {
            var behind = values[i + 1];
            values[i] = (0.25 * (before + behind)) + (0.5 * here);
            (before, here) = (here, behind);
        }

        values[^1] = (0.25 * before) + (0.5 * here);
    }
}
