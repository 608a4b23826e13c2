namespace EmgTool.Commands;

/// <summary>How much of a run is done, from what is done of each recording.</summary>
/// <param name="inputs">Number of recordings.</param>
internal sealed class BatchShares(int inputs)
{
    private readonly double[] _shares = new double[inputs];

    /// <summary>How much of the run is done, 0 to 1; from any thread.</summary>
    public double All() => _shares.Average();

    /// <summary>Takes what is done of a recording, 0 to 1.</summary>
    public IProgress<double> Of(int index) => new ShareOf(_shares, index);

    private sealed class ShareOf(double[] shares, int index) : IProgress<double>
    {
        public void Report(double value) => Volatile.Write(ref shares[index], value);
    }
}
