namespace EmgTool.Core.Filtering;

/// <summary>One pass of sections over rows.</summary>
/// <param name="states">For each section two rows, the states of all lanes, first and second; carried on.</param>
/// <param name="source">Whole rows.</param>
/// <param name="destination">As many rows; may be the same memory as <paramref name="source"/>, but not overlap it otherwise.</param>
internal readonly ref struct SectionPass(Span<double> states, ReadOnlySpan<double> source, Span<double> destination)
{
    /// <summary>The states.</summary>
    public Span<double> States { get; } = states;

    /// <summary>What is filtered.</summary>
    public ReadOnlySpan<double> Source { get; } = source;

    /// <summary>Where it goes.</summary>
    public Span<double> Destination { get; } = destination;
}
