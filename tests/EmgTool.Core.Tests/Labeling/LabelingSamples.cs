using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;

namespace EmgTool.Core.Tests.Labeling;

/// <summary>Bursts as the measures of the four classes look like: medians of prototype measurements.</summary>
internal static class LabelingSamples
{
    public const double RateHz = 2000;

    public static Labeler Standard { get; } = new(RuleTable.Load());

    public static MeasuredBurst Jerk(double onset, double duration = 0.129, int spikes = 8, double similarity = 0.46, double duty = 0.91) =>
        Burst(onset, duration, spikes, rate: 71, similarity, duty);

    public static MeasuredBurst Unit(double onset, double duration = 0.008, double duty = 0.89) =>
        Burst(onset, duration, spikes: 1, double.NaN, double.NaN, duty);

    public static MeasuredBurst Group(double onset, int spikes = 6, double rate = 40, double similarity = 0.98, double duty = 0.31) =>
        Burst(onset, ((spikes - 1) / rate) + 0.008, spikes, rate, similarity, duty);

    public static MeasuredBurst Sustained(double onset, double duration, double duty = 0.94) =>
        Burst(onset, duration, spikes: 200, rate: 80, double.NaN, duty);

    public static MeasuredBurst Burst(double onset, double duration, int spikes, double rate, double similarity, double duty) =>
        new(
            new Burst(Segment: 0, (long)Math.Round(onset * RateHz), (long)Math.Round((onset + duration) * RateHz), Track.Jerk, BurstFlags.None),
            onset,
            duration,
            new BurstMeasures
            {
                Peak = 200,
                Rms = 60,
                RectifiedMean = 45,
                Area = 45 * duration,
                SnrDecibels = 15,
                MeanFrequencyHz = 110,
                MedianFrequencyHz = 95,
                SpikeCount = spikes,
                SpikeRateHz = rate,
                SpikeIntervalCv = 0.2,
                SpikeSimilarity = similarity,
                DutyCycle = duty,
                RiseSeconds = 0.4 * duration,
            });

    public static MeasuredBurst InSegment(this MeasuredBurst burst, int segment) => burst with { Burst = burst.Burst with { Segment = segment } };

    public static MeasuredBurst Cut(this MeasuredBurst burst, BurstFlags flags) => burst with { Burst = burst.Burst with { Flags = flags } };

    public static IReadOnlyList<LabeledBurst> Label(params IReadOnlyList<MeasuredBurst> bursts) => Standard.Label(bursts, secondsAnalyzed: 600).Bursts;

    public static IReadOnlyList<Train> Trains(params IReadOnlyList<MeasuredBurst> bursts) => Standard.Label(bursts, secondsAnalyzed: 600).Trains;

    /// <summary>The decision for a burst that is alone on its channel.</summary>
    public static LabelDecision Alone(MeasuredBurst burst) => Label(burst)[0].Decision;
}
