using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Means of a piece's energy over windows, each value clipped before: a few strong discharges do not count for many weak ones, and a strong burst hardly reaches over its edge.</summary>
internal sealed class ClippedMeans
{
    /// <summary>Energies above this, as multiple of the noise's, count as this much.</summary>
    public const double Clip = 4;

    private double[] _padded = [];
    private double[] _sums = [];
    private double[] _means = [];
    private int _margin;
    private bool _summed;

    /// <summary>Starts on another piece.</summary>
    public void Begin() => _summed = false;

    /// <summary>The mean over a window around each bin; valid until the next call.</summary>
    /// <param name="energy">The piece, the same until the next <see cref="Begin"/>. Before and behind it is noise.</param>
    /// <param name="width">Bins of the window.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<double> Over(ReadOnlySpan<double> energy, int width)
    {
        if (!_summed || width / 2 > _margin)
        {
            Sum(energy, width);
        }

        ref var sums = ref _sums[_margin - (width / 2)];
        ref var means = ref MemoryMarshal.GetArrayDataReference(_means);
        for (var i = 0; i < energy.Length; i += Vector512<double>.Count)
        {
            var sum = Vector512.LoadUnsafe(ref sums, (nuint)(i + width)) - Vector512.LoadUnsafe(ref sums, (nuint)i);
            (sum * (1.0 / width)).StoreUnsafe(ref means, (nuint)i);
        }

        return _means.AsSpan(0, energy.Length);
    }

    /// <summary>Sums the clipped energy from the start, with a window of noise before and behind. The sums stay small, as energy is clipped,
    /// so that nothing to speak of is lost in the difference of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(ReadOnlySpan<double> energy, int width)
    {
        _margin = width;
        _summed = true;
        var count = energy.Length + (2 * width) + (2 * Vector512<double>.Count);
        if (_padded.Length < count)
        {
            _padded = new double[count];
            _sums = new double[count + 1];
            _means = new double[count];
        }

        var padded = _padded.AsSpan(0, count);
        padded[..width].Fill(1);
        energy.CopyTo(padded[width..]);
        padded[(width + energy.Length)..].Fill(1);
        ref var from = ref MemoryMarshal.GetReference(padded);
        ref var to = ref _sums[1];
        var clip = Vector512.Create(Clip);
        double sum = 0;
        for (var i = 0; i + Vector512<double>.Count <= count; i += Vector512<double>.Count)
        {
            var values = Vector512.LoadUnsafe(ref from, (nuint)i);
            values = RunningSum.Of(Vector512.ConditionalSelect(Vector512.LessThan(values, clip), values, clip));
            (values + Vector512.Create(sum)).StoreUnsafe(ref to, (nuint)i);
            sum += values.GetElement(Vector512<double>.Count - 1);
        }
    }
}
