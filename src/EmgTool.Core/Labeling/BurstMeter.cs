using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Labeling;

/// <summary>Measures the bursts of a channel while the detector hands on their signal.</summary>
/// <remarks>All measures add up over parts, so that a contraction of many minutes needs no more memory than a jerk.</remarks>
public sealed class BurstMeter : BurstReceiver
{
    private readonly SamplingRate _rate;
    private readonly double _lowHz;
    private readonly double _highHz;
    private readonly TimeBins _bins;
    private readonly int _profileSamples;
    private readonly SpikeFinder _spikes;
    private readonly BurstTotals _totals;
    private readonly List<MeasuredBurst> _bursts = [];
    private int _segmentIndex;
    private Segment _segment;

    /// <summary>A meter for channels of one rate.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="lowHz">Lower edge of the analyzed band.</param>
    /// <param name="highHz">Its upper edge.</param>
    public BurstMeter(SamplingRate rate, double lowHz, double highHz)
    {
        _rate = rate;
        _lowHz = lowHz;
        _highHz = highHz;
        _bins = new TimeBins(rate, highHz - lowHz);
        _profileSamples = rate.SamplesIn(0.1, atLeast: 1);
        _spikes = new SpikeFinder(_bins, rate.Hertz);
        _totals = new BurstTotals(new SpectrumAccumulator(rate.Hertz));
    }

    /// <summary>The bursts so far, by onset.</summary>
    public IReadOnlyList<MeasuredBurst> Bursts => _bursts;

    /// <summary>Says which segment the bursts that follow lie in.</summary>
    public void Begin(int segmentIndex, Segment segment)
    {
        _segmentIndex = segmentIndex;
        _segment = segment;
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<double> samples, ReadOnlySpan<double> energy)
    {
        _totals.AddSamples(samples, _profileSamples);
        _spikes.Find(energy);
        _totals.AddEnergy(energy, _spikes.ActiveBins, _spikes.Spikes, _bins.SecondsPerBin);
        if (_totals.Parts == 1 && energy.Length * _bins.SecondsPerBin < 1)
        {
            _totals.Similarity = _spikes.Similarity(samples);
        }
    }

    /// <inheritdoc/>
    public override void Close(long onset, long offset, Track track, BurstFlags flags)
    {
        var burst = new Burst(_segmentIndex, _segment.FirstSample + onset, _segment.FirstSample + offset, track, flags);
        var measures = _totals.Measure(_rate, _lowHz, _highHz, _profileSamples);
        _bursts.Add(new MeasuredBurst(
            burst, _segment.SecondsAt(burst.OnsetSample, _rate), _rate.SecondsOf(offset - onset), measures));
        _totals.Reset();
    }
}
