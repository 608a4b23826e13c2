using BenchmarkDotNet.Attributes;
using EmgTool.Core.Detection;
using EmgTool.Core.Labeling;
using EmgTool.Core.Recordings;

namespace EmgTool.Benchmarks;

/// <summary>What a burst costs once its stretch of signal is found: to find it there, to refine its edges, to measure it. Times are per burst.</summary>
/// <remarks>Bursts of noise with raised-cosine flanks, each in two seconds of quiet, at 2 kHz and 10 to 26 dB over the noise.</remarks>
[MemoryDiagnoser]
public class BurstBench
{
    /// <summary>Bursts in one call.</summary>
    public const int Bursts = 64;

    private const int PieceBins = 2000;

    private static readonly SamplingRate Rate = new(2000);

    private readonly double[][] _samples = new double[Bursts][];
    private readonly double[][] _energy = new double[Bursts][];
    private DetectionScale[] _scales = [];
    private readonly BurstFinder _finder;
    private readonly EdgeRefiner _refiner;
    private readonly SpectrumAccumulator _spectrum = new(Rate.Hertz);
    private readonly BurstTotals _totals;
    private readonly SpikeFinder _spikes;

    /// <summary>The objects that are used again and again.</summary>
    public BurstBench()
    {
        var bins = new TimeBins(Rate, 430);
        var settings = new DetectionSettings();
        _scales = [settings.Unit, settings.Brief, settings.Jerk, settings.Sustained];
        _finder = new BurstFinder(bins, settings, _scales);
        _refiner = new EdgeRefiner(bins, settings);
        _totals = new BurstTotals(_spectrum);
        _spikes = new SpikeFinder(bins, Rate.Hertz);
    }

    /// <summary>Length of the bursts in bins of 1 ms.</summary>
    [Params(60, 300, 1200)]
    public int Length { get; set; }

    /// <summary>Makes the signal.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var burst = 0; burst < Bursts; burst++)
        {
            var gain = Math.Pow(10, (10 + (16.0 * burst / Bursts)) / 20);
            var samples = new double[2 * PieceBins];
            var energy = new double[PieceBins];
            for (var i = 0; i < samples.Length; i++)
            {
                var inside = ((i / 2) - ((PieceBins - Length) / 2)) / (double)Length;
                var rise = inside is > 0 and < 1 ? Math.Min(1, 2 * Math.Pow(Math.Sin(Math.PI * inside), 2)) : 0;
                samples[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) * (1 + (gain * rise));
                energy[i / 2] += samples[i] * samples[i] / 2;
            }

            (_samples[burst], _energy[burst]) = (samples, energy);
        }
    }

    /// <summary>Finds the bursts.</summary>
    [Benchmark(OperationsPerInvoke = Bursts)]
    public int Find()
    {
        var found = 0;
        foreach (var energy in _energy)
        {
            found += _finder.Find(energy, 0, _scales, 1).Count;
        }

        return found;
    }

    /// <summary>Refines their edges.</summary>
    [Benchmark(OperationsPerInvoke = Bursts)]
    public int Refine()
    {
        var sum = 0;
        var burst = new Candidate((PieceBins - Length) / 2, (PieceBins + Length) / 2);
        foreach (var energy in _energy)
        {
            sum += _refiner.Refine(energy, energy, burst, 0, PieceBins, onsetKnown: false, offsetOpen: false).Start;
        }

        return sum;
    }

    /// <summary>Measures them.</summary>
    [Benchmark(OperationsPerInvoke = Bursts)]
    public double Measure()
    {
        double sum = 0;
        var first = (PieceBins - Length) / 2;
        for (var burst = 0; burst < Bursts; burst++)
        {
            var samples = _samples[burst].AsSpan(2 * first, 2 * Length);
            var energy = _energy[burst].AsSpan(first, Length);
            _totals.AddSamples(samples, 200);
            _spikes.Find(energy);
            _totals.AddEnergy(energy, _spikes.ActiveBins, _spikes.Spikes, 0.001);
            _totals.Similarity = _spikes.Similarity(samples);
            sum += _totals.Measure(20, 450).MeanFrequencyHz;
            _totals.Reset();
        }

        return sum;
    }
}
