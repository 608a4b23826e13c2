using BenchmarkDotNet.Attributes;
using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;

namespace EmgTool.Benchmarks;

/// <summary>The detector alone, on the filtered samples of one channel: five minutes at 2 kHz. Times are per sample.</summary>
[MemoryDiagnoser]
public class DetectorBench
{
    private const int SamplesPerBin = 2;
    private const int Stretch = 60 * 2000;

    /// <summary>Values examined by one call.</summary>
    public const int Samples = 5 * Stretch;

    private readonly NoReceiver _receiver = new();
    private double[] _filtered = [];
    private double[] _energy = [];
    private ChannelSignal? _signal;
    private Detector? _detector;

    /// <summary>What the channel holds: <c>noise</c>, or the <c>mixed</c> events.</summary>
    [Params("noise", "mixed")]
    public string Scenario { get; set; } = "";

    /// <summary>Makes and filters the signal.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var rate = new SamplingRate(2000);
        var synthesizer = Synthesizer.Create(new() { Rate = rate, DurationSeconds = Samples / 2000, Channels = [Scenarios.Channels(Scenario)[4]] });
        using var reader = new SyntheticRecordingReader(synthesizer);
        using var source = reader.Open(reader.Recording.Channels);
        var raw = new double[Samples * Lanes.Count];
        source.Read(0, raw);

        var bank = new FilterBank(new FilterSettings(), rate);
        var filter = bank.CreateFilter();
        var output = new double[filter.OutputCapacity(Samples)];
        filter.Begin();
        var rows = output.Take(filter.Process(raw, output)).ToList();
        for (int more; (more = filter.Complete(output)) > 0;)
        {
            rows.AddRange(output.Take(more));
        }

        _filtered = [.. rows.Where((_, i) => i % Lanes.Count == 0)];
        _energy = [.. _filtered.Chunk(SamplesPerBin).Select(bin => bin.Average(sample => sample * sample))];
        var reach = (int)(Detector.ReachSamples(rate, new DetectionSettings()) / Stretch) + 2;
        _signal = new ChannelSignal(SamplesPerBin, reach * Stretch);
        _detector = new Detector(new NoiseBand(rate, bank.EffectiveLowHz, bank.EffectiveHighHz), new DetectionSettings(), _signal, _receiver, _receiver);
    }

    /// <summary>From filtered samples to bursts, the copying of the samples included.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public int Detect()
    {
        _signal!.Begin(Stretch);
        _detector!.Begin(Samples);
        for (var first = 0; first < Samples; first += Stretch)
        {
            _filtered.AsSpan(first, Stretch).CopyTo(_signal.PlaceSamples(first, Stretch));
            _energy.AsSpan(first / SamplesPerBin, Stretch / SamplesPerBin).CopyTo(_signal.PlaceEnergy(first, Stretch / SamplesPerBin));
            if (first + Stretch < Samples)
            {
                _detector.Advance(first + Stretch);
            }
        }

        _detector.Complete(Samples);
        return _receiver.Bursts;
    }

    private sealed class NoReceiver : BurstReceiver
    {
        public int Bursts { get; private set; }

        public override void Add(ReadOnlySpan<double> samples, ReadOnlySpan<double> energy)
        {
        }

        public override void Close(long onset, long offset, Track track, BurstFlags flags) => Bursts++;

        public override void Drop()
        {
        }
    }
}
