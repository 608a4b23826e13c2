using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>Centred moving averages over several widths. Outside the span the signal counts as noise, 1.</summary>
/// <remarks>Each width is put together from the narrower ones, side by side: 100 values from three times 32, one of 3 and one of 1.
/// A running sum would need fewer additions, but one after the other, and what a strong burst rounds off would stay in it.</remarks>
internal sealed class BoxMeans
{
    /// <summary>A width that is more than so many times the next narrower one is put together from widths between them.</summary>
    private const int MostParts = 5;

    /// <summary>Means that are made at a time: four vectors.</summary>
    private const int AtOnce = 32;

    private readonly int[] _widths;
    private readonly int _widest;
    private readonly Step[] _steps;
    private readonly double[][] _means;
    private readonly int[] _stepOfWidth;
    private int _length;

    /// <summary>Averages over widths.</summary>
    /// <param name="widths">The widths.</param>
    public BoxMeans(params int[] widths)
    {
        _widths = widths;
        _widest = widths.Max();
        var have = new List<int> { 1 };
        var steps = new List<Step>();
        foreach (var width in widths.Distinct().Where(width => width > 1).Order())
        {
            while (width > MostParts * have[^1])
            {
                Make(have[^1] * (MostParts - 1));
            }

            Make(width);
        }

        _steps = [.. steps];
        _means = [.. have.Select(_ => Array.Empty<double>())];
        _stepOfWidth = [.. widths.Select(width => have.IndexOf(width))];

        void Make(int width)
        {
            var offset = 0;
            for (var source = have.Count - 1; source >= 0; source--)
            {
                var count = (width - offset) / have[source];
                if (count > 0)
                {
                    steps.Add(new Step(source, have[source], have.Count, offset, count, (double)have[source] / width));
                }

                offset += count * have[source];
            }

            have.Add(width);
        }
    }

    /// <summary>The means over a width around each value of those last given.</summary>
    /// <param name="index">Index of the width.</param>
    public ReadOnlySpan<double> Of(int index) => _means[_stepOfWidth[index]].AsSpan((_widest / 2) - (_widths[index] / 2), _length);

    /// <summary>Averages values.</summary>
    public void Fill(ReadOnlySpan<double> energy)
    {
        _length = energy.Length;
        var before = _widest / 2;
        var padded = _length + (2 * (_widest + AtOnce));
        if (_means[0].Length < padded)
        {
            for (var i = 0; i < _means.Length; i++)
            {
                _means[i] = new double[padded];
            }
        }

        var values = _means[0].AsSpan();
        values[..before].Fill(1);
        energy.CopyTo(values[before..]);
        values[(before + _length)..padded].Fill(1);
        foreach (var step in _steps)
        {
            Add(_means[step.Source], step, _length + _widest, _means[step.Target]);
        }
    }

    /// <summary>Adds a part of the means, up to the last value that anything is made of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double[] source, Step step, int end, double[] target)
    {
        ref var from = ref source[step.Offset];
        ref var to = ref MemoryMarshal.GetArrayDataReference(target);
        var first = step.Offset == 0;
        var last = Math.Min(end, source.Length - step.Offset - ((step.Count - 1) * step.Width) - AtOnce);
        for (var i = 0; i <= last; i += AtOnce)
        {
            ref var here = ref Unsafe.Add(ref from, i);
            Vector512<double> sum0 = Vector512.LoadUnsafe(ref here), sum1 = Vector512.LoadUnsafe(ref here, 8);
            Vector512<double> sum2 = Vector512.LoadUnsafe(ref here, 16), sum3 = Vector512.LoadUnsafe(ref here, 24);
            for (var j = 1; j < step.Count; j++)
            {
                here = ref Unsafe.Add(ref here, step.Width);
                sum0 += Vector512.LoadUnsafe(ref here);
                sum1 += Vector512.LoadUnsafe(ref here, 8);
                sum2 += Vector512.LoadUnsafe(ref here, 16);
                sum3 += Vector512.LoadUnsafe(ref here, 24);
            }

            ref var there = ref Unsafe.Add(ref to, i);
            if (first)
            {
                (sum0 * step.Share).StoreUnsafe(ref there);
                (sum1 * step.Share).StoreUnsafe(ref there, 8);
                (sum2 * step.Share).StoreUnsafe(ref there, 16);
                (sum3 * step.Share).StoreUnsafe(ref there, 24);
            }
            else
            {
                (Vector512.LoadUnsafe(ref there) + (sum0 * step.Share)).StoreUnsafe(ref there);
                (Vector512.LoadUnsafe(ref there, 8) + (sum1 * step.Share)).StoreUnsafe(ref there, 8);
                (Vector512.LoadUnsafe(ref there, 16) + (sum2 * step.Share)).StoreUnsafe(ref there, 16);
                (Vector512.LoadUnsafe(ref there, 24) + (sum3 * step.Share)).StoreUnsafe(ref there, 24);
            }
        }
    }

    /// <summary>A part of a mean: so many means over a narrower width, side by side.</summary>
    /// <param name="Source">Index of the narrower width.</param>
    /// <param name="Width">The narrower width.</param>
    /// <param name="Target">Index of the width that is made.</param>
    /// <param name="Offset">What narrower parts take up before.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Share">Weight of each in the mean.</param>
    private readonly record struct Step(int Source, int Width, int Target, int Offset, int Count, double Share);
}
