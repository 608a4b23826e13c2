namespace EmgTool.Core.Detection;

/// <summary>A burst in bins of the piece of signal under examination, before and after its edges are refined.</summary>
/// <param name="Start">First bin.</param>
/// <param name="End">Bin behind the last.</param>
/// <param name="Before">Energy that the burst rises from, in units of the noise floor: 1, or more where it stands out of other activity.</param>
/// <param name="After">Energy that it falls to.</param>
internal readonly record struct Candidate(int Start, int End, double Before = 1, double After = 1)
{
    /// <summary>Bins.</summary>
    public int Length => End - Start;
}
