namespace EmgTool.Core.Heart;

/// <summary>The shape of beats in a <see cref="SlowTrack"/>, which finds more of them.</summary>
internal sealed class BeatShape
{
    /// <summary>Blocks on either side of the middle: 60 ms hold the QRS complex, which lasts up to 120 ms.</summary>
    public const int Half = 15;

    /// <summary>Blocks.</summary>
    public const int Length = (2 * Half) + 1;

    private readonly double[] _values = new double[Length];

    /// <summary>The sum of its squares.</summary>
    public double Energy { get; private set; }

    /// <summary>Its values, to be filled.</summary>
    public Span<double> Values => _values;

    /// <summary>Says that <see cref="Values"/> have been filled.</summary>
    public void Filled() => Energy = Product(_values, _values);

    /// <summary>The sum of the products with other values.</summary>
    public double Times(ReadOnlySpan<double> values) => Product(_values, values);

    /// <summary>The sum of the products of two spans of its length.</summary>
    public static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double even = 0, odd = 0;
        for (var i = 0; i < Length - 1; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        return even + odd + (a[Length - 1] * b[Length - 1]);
    }
}
