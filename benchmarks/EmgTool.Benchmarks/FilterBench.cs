using BenchmarkDotNet.Attributes;
using EmgTool.Core.Filtering;
using EmgTool.Core.Recordings;

namespace EmgTool.Benchmarks;

/// <summary>The filters on a minute of eight channels at 2 kHz. Samples per call: <see cref="Samples"/>; divide by the time for Msamples/s.</summary>
[MemoryDiagnoser]
public class FilterBench
{
    private const int BlockRows = 2048;
    private const int Rows = 60 * 2000;

    /// <summary>Values filtered by one call.</summary>
    public const int Samples = Rows * Lanes.Count;

    private readonly double[] _input = new double[Samples];
    private readonly double[] _mains = new double[Samples];
    private double[] _output = [];
    private SectionCascade _cascade = new([new SecondOrderSection(1, 0, 0, 0, 0)]);
    private LaneFilter? _zeroPhase;
    private LaneFilter? _canceller;
    private LaneFilter? _everything;

    /// <summary>Makes the signals and the filters.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var rate = new SamplingRate(2000);
        var random = new Random(1);
        for (var i = 0; i < Samples; i++)
        {
            _input[i] = random.NextDouble() - 0.5;
            _mains[i] = _input[i] + Math.Sin(2 * Math.PI * 50.03 * (i / Lanes.Count) / 2000) + (0.2 * Math.Sin(2 * Math.PI * 150.09 * (i / Lanes.Count) / 2000));
        }

        var sections = ButterworthDesign.BandPass(4, 20, 450, 2000);
        _cascade = new SectionCascade(sections);
        _zeroPhase = new ZeroPhaseFilter(sections);
        _canceller = new MainsCanceller(MainsMode.Auto, 20, 450, rate);
        _everything = new FilterBank(new FilterSettings(), rate).CreateFilter();
        _output = new double[new[] { _zeroPhase, _canceller, _everything }.Max(filter => filter.OutputCapacity(BlockRows))];
    }

    /// <summary>Four sections, forward.</summary>
    [Benchmark(Baseline = true)]
    public void Causal()
    {
        for (var i = 0; i < Samples; i += BlockRows * Lanes.Count)
        {
            _cascade.Process(_input.AsSpan(i, Math.Min(BlockRows * Lanes.Count, Samples - i)), _output);
        }
    }

    /// <summary>Four sections, forward and backward.</summary>
    [Benchmark]
    public void ZeroPhase() => Run(_zeroPhase!, _input);

    /// <summary>Mains subtraction where there is none: 20 harmonics looked for.</summary>
    [Benchmark]
    public void MainsAbsent() => Run(_canceller!, _input);

    /// <summary>Mains subtraction on all channels.</summary>
    [Benchmark]
    public void MainsPresent() => Run(_canceller!, _mains);

    /// <summary>The default filter, zero-phase with two sections and mains subtraction, where there is no mains.</summary>
    [Benchmark]
    public void DefaultMainsAbsent() => Run(_everything!, _input);

    /// <summary>The default filter with mains on all channels.</summary>
    [Benchmark]
    public void Default() => Run(_everything!, _mains);

    private void Run(LaneFilter filter, double[] input)
    {
        filter.Begin();
        for (var i = 0; i < Samples; i += BlockRows * Lanes.Count)
        {
            filter.Process(input.AsSpan(i, Math.Min(BlockRows * Lanes.Count, Samples - i)), _output);
        }

        while (filter.Complete(_output) > 0)
        {
        }
    }
}
