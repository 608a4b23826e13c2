using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Detection;

/// <summary>How the variance of a swelling burst rises from the noise floor, 0, to the top, 1, bin by bin.</summary>
internal sealed class EdgeRamp
{
    /// <summary>A product whose logarithm is below this does not overflow.</summary>
    private const double LargestLog = 700;

    /// <summary>A ramp of a length.</summary>
    /// <param name="length">Bins.</param>
    /// <param name="shape">The variance at a share of the length.</param>
    public EdgeRamp(int length, Func<double, double> shape)
    {
        Length = length;
        Blocks = length / EdgeFit.BlockBins;
        Rise = Padded(length);
        for (var i = 0; i < length; i++)
        {
            Rise[i] = shape((i + 0.5) / length);
        }

        BlockRise = Padded(Blocks);
        for (var block = 0; block < Blocks; block++)
        {
            BlockRise[block] = Rise[((block + 1) * EdgeFit.BlockBins) - 1];
        }
    }

    /// <summary>Bins.</summary>
    public int Length { get; }

    /// <summary>Whole blocks of bins.</summary>
    public int Blocks { get; }

    /// <summary>The rise at each bin, and zeros up to a multiple of eight: the variance of noise, which changes no product.</summary>
    public double[] Rise { get; }

    /// <summary>The rise at the last bin of each whole block, its highest, and zeros up to a multiple of eight.</summary>
    public double[] BlockRise { get; }

    /// <summary>The product of m over a ramp; of a part of it where that might overflow, whose logarithm is added up then.</summary>
    /// <param name="excess">What m exceeds 1 by at the top.</param>
    /// <param name="largestLog">The logarithm of m at the top.</param>
    /// <param name="logs">The logarithms of the other parts are added to it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Product(double excess, double largestLog, ref double logs)
    {
        var atOnce = Math.Max(1, (int)Math.Min(Rise.Length, LargestLog / largestLog) / Vector512<double>.Count) * Vector512<double>.Count;
        ref var first = ref MemoryMarshal.GetArrayDataReference(Rise);
        double all = 1;
        for (var start = 0; start < Rise.Length; start += atOnce)
        {
            logs += start > 0 ? Math.Log(all) : 0;
            var product = Vector512<double>.One;
            for (var i = start; i < Math.Min(Rise.Length, start + atOnce); i += Vector512<double>.Count)
            {
                product *= Vector512<double>.One + (Vector512.LoadUnsafe(ref first, (nuint)i) * excess);
            }

            var four = product.GetLower() * product.GetUpper();
            var two = four.GetLower() * four.GetUpper();
            all = two[0] * two[1];
        }

        return all;
    }

    private static double[] Padded(int length) => new double[(length + 7) / 8 * 8];
}
