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
    public void Filled() => Energy = Products.Sum(_values, _values);

    /// <summary>The sum of the products with other values.</summary>
    public double Times(ReadOnlySpan<double> values) => Products.Sum(_values, values);
}
