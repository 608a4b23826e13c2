using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmgTool.Core.Labeling;

/// <summary>The power of the discrete Fourier transform of one length, a power of two, with its factors computed once
/// (decimation in frequency: Gentleman and Sande 1966, AFIPS Conf Proc 29:563).</summary>
/// <remarks>Each step halves or quarters the blocks until one fits into a vector, whose lanes the last three steps combine. The frequencies
/// come out in the order that this leaves, as powers can be added up in any.</remarks>
internal sealed class FourierTransform
{
    private const int Lanes = 8;

    private const double HalfRoot = 0.707106781186547524400844362104849039;

    private readonly int _length;
    private readonly double[][] _factors;
    private readonly int[] _places;

    /// <summary>A transform of a length.</summary>
    /// <param name="length">A power of two, at least 16.</param>
    public FourierTransform(int length)
    {
        _length = length;
        var factors = new List<double[]>();
        for (var block = length; block > Lanes; block /= block > 2 * Lanes ? 4 : 2)
        {
            factors.Add(Factors(block));
        }

        _factors = [.. factors];
        _places = new int[length];
        var order = Order(length);
        for (var place = 0; place < length; place++)
        {
            _places[order[place]] = place;
        }
    }

    /// <summary>Where the power of a frequency stands.</summary>
    /// <param name="frequency">0 to the length, exclusive, in cycles per length.</param>
    public int Place(int frequency) => _places[frequency];

    /// <summary>Transforms complex values, forward and without scaling, and adds the power of each frequency.</summary>
    /// <param name="real">Real parts; destroyed.</param>
    /// <param name="imaginary">Imaginary parts; destroyed.</param>
    /// <param name="power">Receives squared magnitudes, at the <see cref="Place"/> of their frequencies.</param>
    public void AddPower(Span<double> real, Span<double> imaginary, Span<double> power)
    {
        var step = 0;
        var block = _length;
        for (; block > 2 * Lanes; block /= 4)
        {
            Quarter(real, imaginary, block / 4, _factors[step++]);
        }

        if (block > Lanes)
        {
            Halve(real, imaginary, _factors[step]);
        }

        AddLanes(real, imaginary, power);
    }

    /// <summary>Splits each block into four, of the frequencies that leave 0, 1, 2 and 3 when divided by four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Quarter(Span<double> real, Span<double> imaginary, int quarter, double[] factors)
    {
        ref var factor = ref MemoryMarshal.GetArrayDataReference(factors);
        for (var block = 0; block < real.Length; block += 4 * quarter)
        {
            ref var re = ref real[block];
            ref var im = ref imaginary[block];
            for (var i = 0; i < quarter; i += Lanes)
            {
                nuint at0 = (nuint)i, at1 = (nuint)(i + quarter), at2 = (nuint)(i + (2 * quarter)), at3 = (nuint)(i + (3 * quarter));
                Vector512<double> re0 = Vector512.LoadUnsafe(ref re, at0), re1 = Vector512.LoadUnsafe(ref re, at1);
                Vector512<double> re2 = Vector512.LoadUnsafe(ref re, at2), re3 = Vector512.LoadUnsafe(ref re, at3);
                Vector512<double> im0 = Vector512.LoadUnsafe(ref im, at0), im1 = Vector512.LoadUnsafe(ref im, at1);
                Vector512<double> im2 = Vector512.LoadUnsafe(ref im, at2), im3 = Vector512.LoadUnsafe(ref im, at3);
                Vector512<double> evenRe = re0 + re2, evenIm = im0 + im2, oddRe = re1 + re3, oddIm = im1 + im3;
                Vector512<double> crossRe = re0 - re2, crossIm = im0 - im2, turnedRe = im1 - im3, turnedIm = re3 - re1;

                (evenRe + oddRe).StoreUnsafe(ref re, at0);
                (evenIm + oddIm).StoreUnsafe(ref im, at0);
                ref var here = ref Unsafe.Add(ref factor, 6 * i);
                StoreProduct(crossRe + turnedRe, crossIm + turnedIm, ref here, ref re, ref im, at1);
                StoreProduct(evenRe - oddRe, evenIm - oddIm, ref Unsafe.Add(ref here, 2 * Lanes), ref re, ref im, at2);
                StoreProduct(crossRe - turnedRe, crossIm - turnedIm, ref Unsafe.Add(ref here, 4 * Lanes), ref re, ref im, at3);
            }
        }
    }

    /// <summary>Splits each block of two vectors into one of the even and one of the odd frequencies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Halve(Span<double> real, Span<double> imaginary, double[] factors)
    {
        ref var factor = ref MemoryMarshal.GetArrayDataReference(factors);
        for (var block = 0; block < real.Length; block += 2 * Lanes)
        {
            ref var re = ref real[block];
            ref var im = ref imaginary[block];
            Vector512<double> re0 = Vector512.LoadUnsafe(ref re), re1 = Vector512.LoadUnsafe(ref re, Lanes);
            Vector512<double> im0 = Vector512.LoadUnsafe(ref im), im1 = Vector512.LoadUnsafe(ref im, Lanes);
            (re0 + re1).StoreUnsafe(ref re);
            (im0 + im1).StoreUnsafe(ref im);
            StoreProduct(re0 - re1, im0 - im1, ref factor, ref re, ref im, Lanes);
        }
    }

    /// <summary>Transforms the eight lanes of each vector and adds their power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLanes(Span<double> real, Span<double> imaginary, Span<double> power)
    {
        ref var firstReal = ref MemoryMarshal.GetReference(real);
        ref var firstImaginary = ref MemoryMarshal.GetReference(imaginary);
        ref var firstPower = ref MemoryMarshal.GetReference(power);
        for (nuint i = 0; i < (nuint)real.Length; i += Lanes)
        {
            var re = Vector512.LoadUnsafe(ref firstReal, i);
            var im = Vector512.LoadUnsafe(ref firstImaginary, i);
            var sign = Vector512.Create(1.0, 1, 1, 1, -1, -1, -1, -1);
            re = Vector512.Shuffle(re, Vector512.Create(4, 5, 6, 7, 0, 1, 2, 3)) + (re * sign);
            im = Vector512.Shuffle(im, Vector512.Create(4, 5, 6, 7, 0, 1, 2, 3)) + (im * sign);
            var factorRe = Vector512.Create(1, 1, 1, 1, 1, HalfRoot, 0, -HalfRoot);
            var factorIm = Vector512.Create(0, 0, 0, 0, 0, -HalfRoot, -1, -HalfRoot);
            (re, im) = ((re * factorRe) - (im * factorIm), (re * factorIm) + (im * factorRe));

            sign = Vector512.Create(1.0, 1, -1, -1, 1, 1, -1, -1);
            re = Vector512.Shuffle(re, Vector512.Create(2, 3, 0, 1, 6, 7, 4, 5)) + (re * sign);
            im = Vector512.Shuffle(im, Vector512.Create(2, 3, 0, 1, 6, 7, 4, 5)) + (im * sign);
            factorRe = Vector512.Create(1.0, 1, 1, 0, 1, 1, 1, 0);
            factorIm = Vector512.Create(0.0, 0, 0, -1, 0, 0, 0, -1);
            (re, im) = ((re * factorRe) - (im * factorIm), (re * factorIm) + (im * factorRe));

            sign = Vector512.Create(1.0, -1, 1, -1, 1, -1, 1, -1);
            re = Vector512.Shuffle(re, Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6)) + (re * sign);
            im = Vector512.Shuffle(im, Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6)) + (im * sign);
            (Vector512.LoadUnsafe(ref firstPower, i) + (re * re) + (im * im)).StoreUnsafe(ref firstPower, i);
        }
    }

    /// <summary>Stores complex values times the factors, whose imaginary parts follow the real ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreProduct(
        Vector512<double> real, Vector512<double> imaginary, ref double factor, ref double re, ref double im, nuint at)
    {
        Vector512<double> factorRe = Vector512.LoadUnsafe(ref factor), factorIm = Vector512.LoadUnsafe(ref factor, Lanes);
        ((real * factorRe) - (imaginary * factorIm)).StoreUnsafe(ref re, at);
        ((real * factorIm) + (imaginary * factorRe)).StoreUnsafe(ref im, at);
    }

    /// <summary>The factors of one step in the order in which it uses them: by eight places, real and imaginary parts in turn of each power.</summary>
    private static double[] Factors(int block)
    {
        var parts = block > 2 * Lanes ? 4 : 2;
        var factors = new List<double>();
        for (var i = 0; i < block / parts; i += Lanes)
        {
            for (var power = 1; power < parts; power++)
            {
                Complex[] eight = [.. Enumerable.Range(i, Lanes).Select(place => Complex.FromPolarCoordinates(1, -2 * Math.PI * power * place / block))];
                factors.AddRange(eight.Select(factor => factor.Real));
                factors.AddRange(eight.Select(factor => factor.Imaginary));
            }
        }

        return [.. factors];
    }

    /// <summary>The frequencies of a block in the order that its steps leave.</summary>
    private static int[] Order(int block)
    {
        if (block == 1)
        {
            return [0];
        }

        var parts = block > 2 * Lanes ? 4 : 2;
        var part = Order(block / parts);
        return [.. Enumerable.Range(0, parts).SelectMany(rest => part.Select(frequency => (frequency * parts) + rest))];
    }
}
