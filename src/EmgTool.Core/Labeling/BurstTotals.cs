using EmgTool.Core.Recordings;

namespace EmgTool.Core.Labeling;

/// <summary>Sums over the parts of one burst.</summary>
internal sealed class BurstTotals(SpectrumAccumulator spectrum)
{
    private readonly List<double> _profile = [];
    private readonly List<double> _intervals = [];
    private long _samples;
    private double _peak;
    private double _absolute;
    private double _squares;
    private double _profileSum;
    private int _profileCount;
    private double _energy;
    private long _bins;
    private long _activeBins;
    private int _spikes;

    /// <summary>Parts added since the last reset.</summary>
    public int Parts { get; private set; }

    /// <summary>Similarity of the discharges, where it was determined.</summary>
    public double Similarity { get; set; } = double.NaN;

    /// <summary>Forgets the burst.</summary>
    public void Reset()
    {
        spectrum.Reset();
        _profile.Clear();
        _intervals.Clear();
        _samples = _bins = _activeBins = 0;
        _peak = _absolute = _squares = _profileSum = _energy = 0;
        _profileCount = _spikes = Parts = 0;
        Similarity = double.NaN;
    }

    /// <summary>Takes the filtered samples of the next part.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="profileSamples">Samples in a step of the amplitude profile.</param>
    public void AddSamples(ReadOnlySpan<double> samples, int profileSamples)
    {
        Parts++;
        _samples += samples.Length;
        spectrum.Add(samples);
        foreach (var sample in samples)
        {
            var absolute = Math.Abs(sample);
            _peak = Math.Max(_peak, absolute);
            _absolute += absolute;
            _squares += sample * sample;
            _profileSum += sample * sample;
            if (++_profileCount == profileSamples)
            {
                _profile.Add(_profileSum);
                _profileSum = 0;
                _profileCount = 0;
            }
        }
    }

    /// <summary>Takes the energy of the next part and what was found in it.</summary>
    public void AddEnergy(ReadOnlySpan<double> energy, int activeBins, IReadOnlyList<int> spikes, double secondsPerBin)
    {
        foreach (var bin in energy)
        {
            _energy += bin;
        }

        _bins += energy.Length;
        _activeBins += activeBins;
        _spikes += spikes.Count;
        for (var i = 1; i < spikes.Count; i++)
        {
            _intervals.Add((spikes[i] - spikes[i - 1]) * secondsPerBin);
        }
    }

    /// <summary>The measures of the burst that was added.</summary>
    public BurstMeasures Measure(SamplingRate rate, double lowHz, double highHz, int profileSamples)
    {
        var (mean, median) = spectrum.Result(lowHz, highHz);
        return new BurstMeasures
        {
            Peak = _peak,
            Rms = Math.Sqrt(_squares / _samples),
            RectifiedMean = _absolute / _samples,
            Area = _absolute / rate.Hertz,
            SnrDecibels = 10 * Math.Log10(_energy / _bins),
            MeanFrequencyHz = mean,
            MedianFrequencyHz = median,
            SpikeCount = _spikes,
            SpikeRateHz = SpikeRate(),
            SpikeIntervalCv = IntervalVariation(),
            SpikeSimilarity = Similarity,
            DutyCycle = (double)_activeBins / _bins,
            RiseSeconds = Rise(rate.SecondsOf(profileSamples)),
        };
    }

    private double SpikeRate()
    {
        if (_intervals.Count == 0)
        {
            return double.NaN;
        }

        _intervals.Sort();
        var middle = _intervals.Count / 2;
        return 1 / (_intervals.Count % 2 == 1 ? _intervals[middle] : (_intervals[middle - 1] + _intervals[middle]) / 2);
    }

    private double IntervalVariation()
    {
        if (_intervals.Count < 2)
        {
            return double.NaN;
        }

        var mean = _intervals.Average();
        var squares = _intervals.Sum(interval => (interval - mean) * (interval - mean));
        return Math.Sqrt(squares / (_intervals.Count - 1)) / mean;
    }

    private double Rise(double step)
    {
        if (_profile.Count < 2)
        {
            return double.NaN;
        }

        // Half of the amplitude is a quarter of the energy.
        var half = _profile.Max() / 4;
        return _profile.FindIndex(energy => energy >= half) * step;
    }
}
