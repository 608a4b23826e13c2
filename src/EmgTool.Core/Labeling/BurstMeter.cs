using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Labeling;

/// <summary>Measures the bursts of a channel while the detector hands on their signal.</summary>
/// <remarks>All measures add up over parts, so that a contraction of many minutes needs no more memory than a jerk.</remarks>
public sealed class BurstMeter : BurstReceiver
{
    private readonly double _lowHz;
    private readonly double _highHz;
    private readonly bool _measures;
    private readonly TimeBins _bins;
    private readonly int _profileSamples;
    private readonly SpikeFinder _spikes;
    private readonly BurstTotals _totals;
    private readonly BurstStore _bursts;

    /// <summary>A meter for channels of one rate.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="lowHz">Lower edge of the analyzed band.</param>
    /// <param name="highHz">Its upper edge.</param>
    /// <param name="measures">Whether to measure; without, only where bursts are is known of them, in half of the time.</param>
    public BurstMeter(SamplingRate rate, double lowHz, double highHz, bool measures = true)
    {
        _measures = measures;
        _lowHz = lowHz;
        _highHz = highHz;
        _bins = new TimeBins(rate, highHz - lowHz);
        _profileSamples = rate.SamplesIn(0.1, atLeast: 1);
        _spikes = new SpikeFinder(_bins, rate.Hertz);
        _totals = new BurstTotals(new SpectrumAccumulator(rate.Hertz));
        _bursts = new BurstStore(rate, _profileSamples);
    }

    /// <summary>The bursts so far, by onset. They are kept in few bytes, and made anew each time that one is asked for.</summary>
    public IReadOnlyList<MeasuredBurst> Bursts => _bursts;

    /// <summary>Says which segment the bursts that follow lie in.</summary>
    public void Begin(int segmentIndex, Segment segment) => _bursts.Begin(segmentIndex, segment);

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<double> samples, ReadOnlySpan<double> energy)
    {
        if (!_measures)
        {
            return;
        }

        _totals.AddSamples(samples, _profileSamples);
        _spikes.Find(energy);
        _totals.AddEnergy(energy, _spikes.ActiveBins, _spikes.Spikes, _bins.SecondsPerBin);
        if (_totals.Parts == 1 && energy.Length * _bins.SecondsPerBin < 1)
        {
            _totals.Similarity = _spikes.Similarity(samples);
        }
    }

    /// <summary>Where the raw signal is clipped; null where nobody looked.</summary>
    internal ClippedStretches? Clipped { get; init; }

    /// <inheritdoc/>
    public override void Close(long onset, long offset, Track track, BurstFlags flags)
    {
        flags |= Clipped?.Holds(onset, offset) == true ? BurstFlags.Clipped : BurstFlags.None;
        _bursts.Add(_totals.Measure(_lowHz, _highHz) with { Onset = onset, Length = offset - onset, Track = track, Flags = flags });
        _totals.Reset();
    }

    /// <inheritdoc/>
    public override void Drop() => _totals.Reset();
}
