using System.Collections;
using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Labeling;

/// <summary>The bursts of a channel by onset, kept in few bytes. A burst is an object only while somebody looks at it.</summary>
/// <param name="rate">Sampling rate.</param>
/// <param name="profileSamples">Samples in a step of the amplitude profile.</param>
internal sealed class BurstStore(SamplingRate rate, int profileSamples) : IReadOnlyList<MeasuredBurst>
{
    // Chunks, as a list that grows by copying holds up to three times what it needs; small ones, as many channels have few bursts.
    private const int PerChunk = 128;

    private readonly List<KeptBurst[]> _chunks = [];
    private readonly List<(int Index, Segment Segment)> _segments = [];
    private readonly double _secondsPerStep = rate.SecondsOf(profileSamples);

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public MeasuredBurst this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            ref readonly var kept = ref _chunks[index / PerChunk][index % PerChunk];
            var (number, segment) = _segments[kept.Segment];
            var onset = segment.FirstSample + kept.Onset;
            return new MeasuredBurst(
                new Burst(number, onset, onset + kept.Length, kept.Track, kept.Flags),
                segment.SecondsAt(onset, rate),
                rate.SecondsOf(kept.Length),
                Measures(kept))
            {
                PeakSample = onset + kept.PeakPlace,
            };
        }
    }

    /// <summary>Says which segment the bursts that follow lie in.</summary>
    public void Begin(int segmentIndex, Segment segment) => _segments.Add((segmentIndex, segment));

    /// <summary>Adds a burst of the segment that was begun last.</summary>
    public void Add(in KeptBurst burst)
    {
        if (Count % PerChunk == 0)
        {
            _chunks.Add(new KeptBurst[PerChunk]);
        }

        _chunks[^1][Count % PerChunk] = burst with { Segment = _segments.Count - 1 };
        Count++;
    }

    /// <inheritdoc/>
    public IEnumerator<MeasuredBurst> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private BurstMeasures Measures(in KeptBurst kept) => new()
    {
        Peak = kept.Peak,
        Rms = kept.Rms,
        RectifiedMean = kept.AbsoluteSum / kept.Length,
        Area = kept.AbsoluteSum / rate.Hertz,
        SnrDecibels = kept.SnrDecibels,
        MeanFrequencyHz = kept.MeanFrequencyHz,
        MedianFrequencyHz = kept.MedianFrequencyHz,
        SpikeCount = kept.SpikeCount,
        SpikeRateHz = kept.SpikeRateHz,
        SpikeIntervalCv = kept.SpikeIntervalCv,
        SpikeSimilarity = kept.SpikeSimilarity,
        DutyCycle = kept.DutyCycle,
        RiseSeconds = kept.RiseSteps < 0 ? double.NaN : kept.RiseSteps * _secondsPerStep,
    };
}
