using System.Numerics;

namespace EmgTool.Core.Labeling;

/// <summary>The discrete Fourier transform of one length, a power of two, with its factors computed once
/// (Cooley and Tukey 1965, Math Comput 19:297). A library's computes them at each call, which cost more than the transform.</summary>
internal sealed class FourierTransform
{
    private readonly Complex[] _factors;
    private readonly int[] _reversed;

    /// <summary>A transform of a length.</summary>
    public FourierTransform(int length)
    {
        _factors = [.. Enumerable.Range(0, length / 2).Select(i => Complex.FromPolarCoordinates(1, -2 * Math.PI * i / length))];
        _reversed = new int[length];
        for (var i = 1; i < length; i++)
        {
            _reversed[i] = (_reversed[i / 2] / 2) + (i % 2 * (length / 2));
        }
    }

    /// <summary>Transforms in place, forward, without scaling.</summary>
    public void Forward(Span<Complex> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i < _reversed[i])
            {
                (values[i], values[_reversed[i]]) = (values[_reversed[i]], values[i]);
            }
        }

        for (var half = 1; half < values.Length; half *= 2)
        {
            var stride = values.Length / (2 * half);
            for (var block = 0; block < values.Length; block += 2 * half)
            {
                for (var i = 0; i < half; i++)
                {
                    var factor = _factors[i * stride];
                    var even = values[block + i];
                    var odd = values[block + i + half];
                    // Written out: the operator of Complex guards against overflow that cannot occur here.
                    var real = (odd.Real * factor.Real) - (odd.Imaginary * factor.Imaginary);
                    var imaginary = (odd.Real * factor.Imaginary) + (odd.Imaginary * factor.Real);
                    values[block + i] = new Complex(even.Real + real, even.Imaginary + imaginary);
                    values[block + i + half] = new Complex(even.Real - real, even.Imaginary - imaginary);
                }
            }
        }
    }
}
