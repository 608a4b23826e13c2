using EmgTool.Core;
using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;
using EmgTool.Formats.Results;

namespace EmgTool.Formats.Tests.Results;

/// <summary>Results made by hand, for tests of everything that shows results.</summary>
internal static class SampleResults
{
    public static Channel Channel(string name = "EMG1", int index = 0, SignalUnit? unit = null, ChannelKind kind = ChannelKind.Emg) => new()
    {
        Index = index,
        Name = name,
        Kind = kind,
        Unit = unit ?? new SignalUnit("mV", UnitKind.Voltage, 1000),
        Rate = new SamplingRate(2000),
        Segments = [new Segment(0, 120_000, 0)],
    };

    public static Recording Recording(string name = "walk.edf", params Channel[] channels) => new()
    {
        Name = name,
        Format = "EDF+C",
        Start = new DateTime(2026, 3, 1, 22, 15, 0, DateTimeKind.Unspecified),
        Channels = channels.Length == 0 ? [Channel()] : channels,
        Annotations = [new Annotation(1.5m, DurationSeconds: null, "lights off"), new Annotation(2m, 0.5m, "turn, left", "EMG1")],
        Details = [new("equipment", "amplifier 7")],
        Warnings = [new RecordingWarning("RECORDS_MISSING", "record 60", "the header promises 61 records, 60 are there")],
    };

    public static BurstMeasures Measures(double peak = 123.456789) => new()
    {
        Peak = peak,
        Rms = 40.5,
        RectifiedMean = 30.25,
        Area = 3.5,
        SnrDecibels = 14.2,
        MeanFrequencyHz = 101.7,
        MedianFrequencyHz = 95,
        SpikeCount = 1,
        SpikeRateHz = double.NaN,
        SpikeIntervalCv = double.NaN,
        SpikeSimilarity = double.NaN,
        DutyCycle = 0.9,
        RiseSeconds = 0.0125,
    };

    public static LabeledBurst Burst(double onset = 1.5, string label = "myoclonic jerk", double peak = 123.456789, BurstFlags flags = BurstFlags.None) => new()
    {
        Measured = new MeasuredBurst(
            new Burst(0, (long)(onset * 2000), (long)(onset * 2000) + 200, Track.Jerk, flags), onset, 0.1, Measures(peak)),
        Decision = new LabelDecision
        {
            Label = label,
            Rule = "jerk-brief",
            Score = 0.875,
            Band = "brief",
            Evidence = Evidence.Of("duration 0.1 s (0.03 to 0.25), spikes 1"),
            RunnerUp = "isolated burst",
            RunnerUpScore = 0.5,
            Flags = ["ambiguous"],
        },
        PreviousIntervalSeconds = double.NaN,
        NextIntervalSeconds = 0.25,
        Train = 1,
    };

    public static Train Train() => new()
    {
        Number = 1,
        Label = "myoclonic jerk",
        OnsetSeconds = 1.5,
        DurationSeconds = 0.35,
        Count = 2,
        RateHz = 4,
        MedianIntervalSeconds = 0.25,
        IntervalCv = double.NaN,
        Rhythmicity = Rhythmicity.Undetermined,
    };

    public static ChannelResult ChannelResult(Channel channel, params LabeledBurst[] bursts) => new()
    {
        Channel = channel,
        Bursts = bursts,
        CountsByLabel = bursts.CountBy(burst => burst.Decision.Label, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        Trains = bursts.Length == 0 ? [] : [Train()],
        NoiseFloor = 2.5,
        NoiseFloorMinimum = 2,
        NoiseFloorMaximum = 4,
        SecondsAnalyzed = 58.5,
        LeftOut = [new LeftOut("flat", 2, 1.5)],
        Artefacts = [new Artefact("flat", 10, 1, 0, 10_000, 11_000), new Artefact("flat", 20, 0.5, 0, 20_000, 20_500)],
        Notes = ["upper edge lowered to 400 Hz"],
    };

    public static AnalysisResult Result(string name = "walk.edf", SignalUnit? unit = null)
    {
        var channel = Channel(unit: unit);
        return new(Recording(name, channel), [ChannelResult(channel, Burst(), Burst(1.75, "fasciculation"))]);
    }

    public static RecordingRecord Source(AnalysisResult result) => RecordingRecord.Of(result, 1234, "ab12");
}
