using System.Runtime.CompilerServices;
using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;
using Xunit;
using static EmgTool.Core.Tests.Labeling.LabelingSamples;

namespace EmgTool.Core.Tests.Labeling;

public sealed class BurstStoreTests
{
    private static readonly SamplingRate Rate = new(170_000, 135);

    // The first begins in the middle of the recording, as where its start is missing; one lies behind the 32 bits that samples are often counted in.
    private static readonly (int Index, Segment Segment)[] Segments =
        [(2, new(5_000, 1_000_000, 12.3456789m)), (3, new(1_005_000, 900_000, 1000)), (7, new(5_000_000_000, 1_000_000, 5_000_000.1m))];

    [Fact]
    public void Bursts_come_out_as_they_went_in()
    {
        const int ProfileSamples = 126;
        var store = new BurstStore(Rate, ProfileSamples);
        var random = new Random(3);
        List<MeasuredBurst> expected = [];
        foreach (var (index, segment) in Segments)
        {
            store.Begin(index, segment);
            for (var i = 0; i < 300; i++)
            {
                var kept = new KeptBurst
                {
                    Peak = random.NextDouble(),
                    Rms = random.NextDouble(),
                    AbsoluteSum = random.NextDouble(),
                    SnrDecibels = random.NextDouble(),
                    MeanFrequencyHz = random.NextDouble(),
                    MedianFrequencyHz = random.NextDouble(),
                    PeakPlace = random.Next(),
                    SpikeCount = random.Next(),
                    SpikeRateHz = i % 3 == 0 ? double.NaN : random.NextDouble(),
                    SpikeIntervalCv = random.NextDouble(),
                    SpikeSimilarity = -random.NextDouble(),
                    DutyCycle = random.NextDouble(),
                    RiseSteps = random.Next(-1, 100),
                    Onset = (i * 2000) + random.Next(1000),
                    Length = random.Next(1, 1000) + (i == 299 ? 1L << 33 : 0),
                    Track = (Track)random.Next(3),
                    Flags = (BurstFlags)random.Next(4),
                };
                store.Add(kept);
                expected.Add(Expected(kept, index, segment, ProfileSamples));
            }
        }

        Assert.Equal(expected, store);
        Assert.Equal(expected.Count, store.Count);
        Assert.All(Enumerable.Range(0, store.Count).Reverse(), i => Assert.Equal(expected[i], store[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => store[expected.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => store[-1]);
    }

    [Fact]
    public void What_is_kept_of_a_burst_leaves_no_gap_of_eight_bytes() => Assert.Equal(120, Unsafe.SizeOf<KeptBurst>());

    /// <summary>Half a million bursts of a night must fit beside the signal: what is allocated on the way counts too, as it may stay until much more is.</summary>
    [Fact]
    public void A_labeled_burst_takes_few_bytes_and_fewer_to_look_at()
    {
        const int Count = 20_000;
        _ = Labeled(1000).Count(burst => burst.Train > 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var labeled = Labeled(Count);
        var kept = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange((double)kept / Count, 112, 200);
        var inTrains = 0;
        before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var burst in labeled)
        {
            inTrains += burst.Train > 0 ? 1 : 0;
        }

        Assert.InRange((double)(GC.GetAllocatedBytesForCurrentThread() - before) / Count, 0, 50);
        Assert.True(inTrains > Count / 4);
    }

    private static MeasuredBurst Expected(KeptBurst kept, int index, Segment segment, int profileSamples)
    {
        var onset = segment.FirstSample + kept.Onset;
        return new MeasuredBurst(
            new Burst(index, onset, onset + kept.Length, kept.Track, kept.Flags),
            segment.SecondsAt(onset, Rate),
            Rate.SecondsOf(kept.Length),
            new BurstMeasures
            {
                Peak = kept.Peak,
                Rms = kept.Rms,
                RectifiedMean = kept.AbsoluteSum / kept.Length,
                Area = kept.AbsoluteSum / Rate.Hertz,
                SnrDecibels = kept.SnrDecibels,
                MeanFrequencyHz = kept.MeanFrequencyHz,
                MedianFrequencyHz = kept.MedianFrequencyHz,
                SpikeCount = kept.SpikeCount,
                SpikeRateHz = kept.SpikeRateHz,
                SpikeIntervalCv = kept.SpikeIntervalCv,
                SpikeSimilarity = kept.SpikeSimilarity,
                DutyCycle = kept.DutyCycle,
                RiseSeconds = kept.RiseSteps < 0 ? double.NaN : kept.RiseSteps * Rate.SecondsOf(profileSamples),
            })
        {
            PeakSample = segment.FirstSample + kept.Onset + kept.PeakPlace,
        };
    }

    /// <summary>Groups and jerks in turn, so that all rules have work.</summary>
    private static IReadOnlyList<LabeledBurst> Labeled(int count)
    {
        var store = new BurstStore(new SamplingRate(2000), 200);
        store.Begin(0, new Segment(0, 2000L * count, 0));
        for (var i = 0; i < count; i++)
        {
            var isGroup = i % 3 == 0;
            store.Add(new KeptBurst
            {
                Peak = 200,
                Rms = 60,
                AbsoluteSum = 9000,
                SnrDecibels = 15,
                MeanFrequencyHz = 110,
                MedianFrequencyHz = 95,
                PeakPlace = 100,
                SpikeCount = isGroup ? 6 : 8,
                SpikeRateHz = isGroup ? 40 : 71,
                SpikeIntervalCv = 0.2,
                SpikeSimilarity = isGroup ? 0.98 : 0.46,
                DutyCycle = isGroup ? 0.31 : 0.91,
                RiseSteps = -1,
                Onset = i * 2000L,
                Length = 260,
                Track = Track.Jerk,
            });
        }

        return Standard.Label(store, secondsAnalyzed: count).Bursts;
    }
}
