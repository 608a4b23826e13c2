namespace EmgTool.Core.Filtering;

/// <summary>Neighbouring lanes of a row in one register: what the section kernel is written in terms of, once for all register widths. No operation is rounded
/// otherwise than the same one on a plain <see cref="double"/>.</summary>
/// <typeparam name="TSelf">The register.</typeparam>
internal interface ILaneVector<TSelf>
    where TSelf : struct, ILaneVector<TSelf>
{
    /// <summary>Lanes in a register; divides the lanes of a row.</summary>
    static abstract int Count { get; }

    /// <summary>The same value in all lanes.</summary>
    static abstract TSelf Create(double value);

    /// <summary>Reads the lanes that start at an offset, in values.</summary>
    static abstract TSelf Load(ref double origin, nint offset);

    /// <summary>Writes the lanes that start at an offset, in values.</summary>
    static abstract void Store(TSelf lanes, ref double origin, nint offset);

    /// <summary>Difference of a product and a number. The product must be exact (a factor is a power of two), so that a fused instruction, which spares one, gives the same bits.</summary>
    static abstract TSelf ExactProductMinus(TSelf left, TSelf right, TSelf subtrahend);

    /// <summary>Sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);
}
