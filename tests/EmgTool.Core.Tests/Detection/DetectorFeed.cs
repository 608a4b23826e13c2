using EmgTool.Core.Detection;
using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Tests.Detection;

/// <summary>Hands signals at 1 kHz to a detector, stretch by stretch, as an analysis does.</summary>
internal sealed class DetectorFeed
{
    private readonly ChannelSignal _signal;
    private readonly int _stretch;
    private long _written;

    public DetectorFeed(
        BurstReceiver receiver, int stretch, DetectionSettings? settings = null, DetectorSettings? detector = null, BurstReceiver? silences = null, BurstReceiver? movements = null)
    {
        settings ??= new();
        var band = new NoiseBand(new SamplingRate(1000), 0, 500);
        var factory = new DetectorFactory(band, settings, detector ?? new());
        _stretch = stretch;
        _signal = new ChannelSignal(1, (int)((Math.Ceiling(factory.ReachSamples / (double)stretch) + 1) * stretch));
        Floored = new FlooredSignal(new TimeBins(band.Rate, band.HighHz - band.LowHz), settings, _signal);
        Detector = factory.Create(Floored, receiver, silences ?? new BurstCollector(), movements);
    }

    public ChannelDetector Detector { get; }

    public FlooredSignal Floored { get; }

    public void Begin(long samples)
    {
        _written = 0;
        _signal.Begin(_stretch);
        Detector.Begin(samples);
    }

    public void Add(ReadOnlySpan<double> samples)
    {
        Write(samples);
        Detector.Advance(_written);
    }

    public void Detect(double[] signal, Action<ChannelDetector>? before = null)
    {
        Begin(signal.Length);
        before?.Invoke(Detector);
        var first = 0;
        for (; first + _stretch < signal.Length; first += _stretch)
        {
            Add(signal.AsSpan(first, _stretch));
        }

        Write(signal.AsSpan(first));
        Detector.Complete(signal.Length);
    }

    private void Write(ReadOnlySpan<double> samples)
    {
        samples.CopyTo(_signal.PlaceSamples(_written, samples.Length));
        var energy = _signal.PlaceEnergy(_written, samples.Length).AsSpan();
        for (var i = 0; i < samples.Length; i++)
        {
            energy[i] = samples[i] * samples[i];
        }

        _written += samples.Length;
    }
}
