using BenchmarkDotNet.Attributes;
using EmgTool.Core.Detection;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;
using EmgTool.Core.Synthesis;

namespace EmgTool.Benchmarks;

/// <summary>The detector alone, on filtered lanes: a minute of eight channels at 2 kHz. Times are per sample of one channel.</summary>
[MemoryDiagnoser]
public class DetectorBench
{
    private const int BlockRows = 4096;
    private const int Rows = 60 * 2000;

    /// <summary>Values examined by one call.</summary>
    public const int Samples = Rows * Lanes.Count;

    private readonly NoReceiver _receiver = new();
    private double[] _filtered = [];
    private Detector? _detector;

    /// <summary>What the lanes hold: <c>noise</c>, or the <c>mixed</c> events.</summary>
    [Params("noise", "mixed")]
    public string Scenario { get; set; } = "";

    /// <summary>Makes and filters the signal.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var rate = new SamplingRate(2000);
        var synthesizer = Synthesizer.Create(new() { Rate = rate, DurationSeconds = 60, Channels = Scenarios.Channels(Scenario) });
        using var reader = new SyntheticRecordingReader(synthesizer);
        using var source = reader.Open(reader.Recording.Channels);
        var raw = new double[Samples];
        source.Read(0, raw);

        var bank = new FilterBank(new FilterSettings(), rate);
        var filter = bank.CreateFilter();
        var output = new double[filter.OutputCapacity(Rows)];
        _filtered = new double[Samples];
        filter.Begin();
        var count = filter.Process(raw, output);
        output.AsSpan(0, count).CopyTo(_filtered);
        for (int more; (more = filter.Complete(output)) > 0; count += more)
        {
            output.AsSpan(0, more).CopyTo(_filtered.AsSpan(count));
        }

        _detector = new Detector(rate, bank.EffectiveLowHz, bank.EffectiveHighHz, Lanes.Count, new DetectionSettings(), _receiver);
    }

    /// <summary>From filtered samples to bursts.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public int Detect()
    {
        _detector!.Begin(Rows);
        for (var i = 0; i < Samples; i += BlockRows * Lanes.Count)
        {
            _detector.Process(_filtered.AsSpan(i, Math.Min(BlockRows * Lanes.Count, Samples - i)));
        }

        _detector.Complete();
        return _receiver.Bursts;
    }

    private sealed class NoReceiver : BurstReceiver
    {
        public int Bursts { get; private set; }

        public override void Add(int lane, ReadOnlySpan<double> samples, ReadOnlySpan<double> energy)
        {
        }

        public override void Close(int lane, long onset, long offset, Track track, BurstFlags flags) => Bursts++;
    }
}
