namespace EmgTool.Core.Detection.Published;

/// <summary>Sums the squares of samples that are nearly independent, so many to a bin.</summary>
internal sealed class EnergyBins
{
    private readonly int _step;
    private double _sum;
    private int _phase;

    /// <summary>Bins of so many squares.</summary>
    /// <param name="band">The noise.</param>
    /// <param name="count">Squares in a bin, at least 1.</param>
    public EnergyBins(NoiseBand band, int count)
    {
        _step = band.IndependentStep;
        Count = count;
        Samples = count * _step;
    }

    /// <summary>Bins of about so many seconds.</summary>
    /// <param name="band">The noise.</param>
    /// <param name="seconds">Length of a bin.</param>
    public EnergyBins(NoiseBand band, double seconds)
        : this(band, Math.Max(1, (int)Math.Round(seconds * band.Rate.Hertz / band.IndependentStep)))
    {
    }

    /// <summary>Squares in a bin.</summary>
    public int Count { get; }

    /// <summary>Samples that a bin spans.</summary>
    public int Samples { get; }

    /// <summary>Starts anew.</summary>
    public void Begin()
    {
        _sum = 0;
        _phase = 0;
    }

    /// <summary>Takes a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="energy">The sum of squares of the bin that it completes.</param>
    /// <returns>Whether it completes one.</returns>
    public bool Add(double sample, out double energy)
    {
        _sum += _phase % _step == 0 ? sample * sample : 0;
        if (++_phase < Samples)
        {
            energy = 0;
            return false;
        }

        energy = _sum;
        Begin();
        return true;
    }
}
