namespace EmgTool.Core;

/// <summary>The progress of a part as progress of the whole.</summary>
/// <param name="whole">Receives it.</param>
/// <param name="start">Share of the whole that is done before the part.</param>
/// <param name="share">Share of the whole that the part is.</param>
internal sealed class PartialProgress(IProgress<double> whole, double start, double share) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => whole.Report(start + (share * value));
}
