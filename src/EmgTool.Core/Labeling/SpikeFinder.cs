using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>Finds the separate discharges inside a burst, and how alike and how dense they are.</summary>
internal sealed class SpikeFinder
{
    /// <summary>Least energy of a discharge over the noise floor's.</summary>
    private const double LeastEnergy = 6;

    /// <summary>Least energy of a discharge as a share of the burst's largest.</summary>
    private const double LeastShare = 0.12;

    /// <summary>Between two discharges the energy falls below this share of the smaller.</summary>
    private const double ValleyShare = 0.35;

    /// <summary>Energy above which a bin is active, for the duty cycle: as a share of the burst's 90th percentile, and at least so many times the floor.</summary>
    private const double ActiveShare = 0.05;

    private const double LeastActive = 3;

    /// <summary>Discharges whose waveforms are compared pair by pair: beyond ten the median hardly moves.</summary>
    private const int MostCompared = 10;

    private readonly int _samplesPerBin;
    private readonly int _box;
    private readonly int _least;
    private readonly int _half;
    private readonly int _lag;
    private readonly int _length;
    private readonly double[] _waveforms;
    private readonly List<int> _spikes = [];
    private readonly List<double> _correlations = [];
    private double[] _mean = [];
    private double[] _scratch = [];

    /// <summary>A finder for one time grid.</summary>
    public SpikeFinder(TimeBins bins, double rateHz)
    {
        _samplesPerBin = bins.SamplesPerBin;
        _box = bins.In(0.003);
        _least = bins.In(0.008);
        _half = (int)Math.Round(0.006 * rateHz);
        _lag = (int)Math.Round(0.004 * rateHz);
        _length = (2 * (_half + _lag)) + 1;
        _waveforms = new double[MostCompared * _length];
    }

    /// <summary>Bins of the discharges found last.</summary>
    public IReadOnlyList<int> Spikes => _spikes;

    /// <summary>Active bins of the burst examined last.</summary>
    public int ActiveBins { get; private set; }

    /// <summary>Finds the discharges in a burst or a part of one.</summary>
    /// <param name="energy">Energy in units of the noise floor's, a bin each.</param>
    public void Find(ReadOnlySpan<double> energy)
    {
        if (_mean.Length < energy.Length)
        {
            _mean = new double[energy.Length];
            _scratch = new double[energy.Length];
        }

        var mean = _mean.AsSpan(0, energy.Length);
        BoxMean.Fill(energy, _box, mean);
        FindPeaks(mean, Math.Max(LeastEnergy, LeastShare * EnergySpan.Largest(mean)));

        var scratch = _scratch.AsSpan(0, energy.Length);
        mean.CopyTo(scratch);
        var active = Math.Max(LeastActive, ActiveShare * OrderStatistic.Select(scratch, (int)(0.9 * (scratch.Length - 1))));
        ActiveBins = 0;
        foreach (var value in mean)
        {
            ActiveBins += value > active ? 1 : 0;
        }
    }

    /// <summary>The median correlation of the waveforms of the discharges found last, each pair at its best lag up to 4 ms:
    /// the two phases of a discharge may be equally large, so that its extreme is now the one and now the other.</summary>
    /// <param name="samples">The samples of the same stretch.</param>
    /// <returns>-1 to 1; not a number for fewer than two discharges.</returns>
    public double Similarity(ReadOnlySpan<double> samples)
    {
        _correlations.Clear();
        var count = Math.Min(_spikes.Count, MostCompared);
        for (var i = 0; i < count; i++)
        {
            CopyWaveform(samples, Extreme(samples, _spikes[i]), Waveform(i));
        }

        for (var i = 1; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                _correlations.Add(Correlation(Waveform(i), Waveform(j)));
            }
        }

        _correlations.Sort();
        return _correlations.Count == 0 ? double.NaN : _correlations[_correlations.Count / 2];
    }

    /// <summary>A discharge with what its comparison at other lags needs on both sides.</summary>
    private Span<double> Waveform(int index) => _waveforms.AsSpan(index * _length, _length);

    private void CopyWaveform(ReadOnlySpan<double> samples, int centre, Span<double> waveform)
    {
        var first = centre - (_length / 2);
        waveform.Clear();
        var from = Math.Max(0, first);
        samples[from..Math.Min(samples.Length, first + _length)].CopyTo(waveform[(from - first)..]);
    }

    private void FindPeaks(ReadOnlySpan<double> mean, double least)
    {
        _spikes.Clear();
        for (var i = 0; i < mean.Length; i++)
        {
            if (mean[i] < least || (i > 0 && mean[i - 1] >= mean[i]) || (i + 1 < mean.Length && mean[i + 1] > mean[i]))
            {
                continue;
            }

            if (_spikes.Count > 0 && !Separate(mean, _spikes[^1], i))
            {
                if (mean[i] > mean[_spikes[^1]])
                {
                    _spikes[^1] = i;
                }
            }
            else
            {
                _spikes.Add(i);
            }
        }
    }

    private bool Separate(ReadOnlySpan<double> mean, int first, int second)
    {
        var valley = double.PositiveInfinity;
        foreach (var value in mean[first..second])
        {
            valley = Math.Min(valley, value);
        }

        return second - first >= _least && valley < ValleyShare * Math.Min(mean[first], mean[second]);
    }

    /// <summary>The sample of largest absolute value near a bin.</summary>
    private int Extreme(ReadOnlySpan<double> samples, int bin)
    {
        var centre = Math.Min((bin * _samplesPerBin) + (_samplesPerBin / 2), samples.Length - 1);
        var best = centre;
        for (var i = Math.Max(0, centre - _half); i <= Math.Min(samples.Length - 1, centre + _half); i++)
        {
            if (Math.Abs(samples[i]) > Math.Abs(samples[best]))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>The correlation of two waveforms at their best lag.</summary>
    private double Correlation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var width = _length - (2 * _lag);
        var middle = first.Slice(_lag, width);
        var power = DotProduct.Of(middle, middle);
        var best = -1.0;
        for (var lag = 0; lag <= 2 * _lag; lag++)
        {
            var shifted = second.Slice(lag, width);
            var product = DotProduct.Of(middle, shifted);
            var powers = power * DotProduct.Of(shifted, shifted);
            best = powers > 0 ? Math.Max(best, product / Math.Sqrt(powers)) : best;
        }

        return best;
    }
}
