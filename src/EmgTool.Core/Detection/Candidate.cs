namespace EmgTool.Core.Detection;

/// <summary>A burst in bins of the piece of signal under examination, before and after its edges are refined.</summary>
/// <param name="Start">First bin.</param>
/// <param name="End">Bin behind the last.</param>
internal readonly record struct Candidate(int Start, int End)
{
    /// <summary>Bins.</summary>
    public int Length => End - Start;
}
