using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EmgTool.Core.Detection;

namespace EmgTool.Core.Labeling;

/// <summary>Sums over the parts of one burst.</summary>
internal sealed class BurstTotals(SpectrumAccumulator spectrum)
{
    private readonly List<double> _profile = [];
    private readonly IntervalCounts _intervals = new();
    private long _samples;
    private double _peak;
    private long _peakPlace;
    private long _stepped;
    private double _absolute;
    private double _squares;
    private double _profileSum;
    private int _profileCount;
    private double _energy;
    private long _bins;
    private long _activeBins;
    private int _spikes;
    private double _secondsPerBin;

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
        _samples = _bins = _activeBins = _peakPlace = _stepped = 0;
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
        while (samples.Length > 0)
        {
            var step = samples[..Math.Min(samples.Length, profileSamples - _profileCount)];
            AddStep(step);
            samples = samples[step.Length..];
            _profileCount += step.Length;
            if (_profileCount == profileSamples)
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
        _energy += EnergySpan.Sum(energy);
        _bins += energy.Length;
        _secondsPerBin = secondsPerBin;
        _activeBins += activeBins;
        _spikes += spikes.Count;
        for (var i = 1; i < spikes.Count; i++)
        {
            _intervals.Add(spikes[i] - spikes[i - 1]);
        }
    }

    /// <summary>The burst that was added; where it lies is for others to say.</summary>
    public KeptBurst Measure(double lowHz, double highHz)
    {
        var (mean, median) = spectrum.Result(lowHz, highHz);
        return new KeptBurst
        {
            Peak = _peak,
            PeakPlace = (int)Math.Min(_peakPlace, int.MaxValue),
            Rms = Math.Sqrt(_squares / _samples),
            AbsoluteSum = _absolute,
            SnrDecibels = 10 * Math.Log10(_energy / _bins),
            MeanFrequencyHz = mean,
            MedianFrequencyHz = median,
            SpikeCount = _spikes,
            SpikeRateHz = 1 / (_intervals.Median * _secondsPerBin),
            SpikeIntervalCv = _intervals.Variation,
            SpikeSimilarity = Similarity,
            DutyCycle = (double)_activeBins / _bins,
            RiseSteps = RiseSteps(),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddStep(ReadOnlySpan<double> samples)
    {
        var before = _peak;
        ref var first = ref MemoryMarshal.GetReference(samples);
        var peaks = Vector512<double>.Zero;
        var absolutes = Vector512<double>.Zero;
        var squares = Vector512<double>.Zero;
        var i = 0;
        for (; i + Vector512<double>.Count <= samples.Length; i += Vector512<double>.Count)
        {
            var values = Vector512.LoadUnsafe(ref first, (nuint)i);
            var absolute = Vector512.Abs(values);
            peaks = Vector512.ConditionalSelect(Vector512.GreaterThan(absolute, peaks), absolute, peaks);
            absolutes += absolute;
            squares += values * values;
        }

        double sum = 0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            _peak = Math.Max(_peak, peaks.GetElement(lane));
            _absolute += absolutes.GetElement(lane);
            sum += squares.GetElement(lane);
        }

        for (; i < samples.Length; i++)
        {
            _peak = Math.Max(_peak, Math.Abs(samples[i]));
            _absolute += Math.Abs(samples[i]);
            sum += samples[i] * samples[i];
        }

        if (_peak > before)
        {
            _peakPlace = _stepped + samples.IndexOfAny(_peak, -_peak);
        }

        _stepped += samples.Length;
        _squares += sum;
        _profileSum += sum;
    }

    private int RiseSteps()
    {
        if (_profile.Count < 2)
        {
            return -1;
        }

        double largest = 0;
        foreach (var energy in _profile)
        {
            largest = Math.Max(largest, energy);
        }

        // Half of the amplitude is a quarter of the energy.
        var first = 0;
        while (_profile[first] < largest / 4)
        {
            first++;
        }

        return first;
    }
}
