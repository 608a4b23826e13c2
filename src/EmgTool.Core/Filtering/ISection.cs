namespace EmgTool.Core.Filtering;

/// <summary>A section with its coefficients in registers.</summary>
/// <typeparam name="TSelf">The form of the section.</typeparam>
/// <typeparam name="T">The register.</typeparam>
internal interface ISection<TSelf, T>
    where TSelf : struct, ISection<TSelf, T>
    where T : struct, ILaneVector<T>
{
    /// <summary>Takes the coefficients.</summary>
    static abstract TSelf Create(SecondOrderSection section);

    /// <summary>What goes into the first section of a loop.</summary>
    /// <param name="x">The row.</param>
    /// <param name="b0">The first coefficient of that section.</param>
    static abstract T InFront(T x, T b0);

    /// <summary>One row through the section.</summary>
    T Step(ref SectionState<T> state, T x);
}
