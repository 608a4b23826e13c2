using EmgTool.Core.Detection;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Tests.Detection;

/// <summary>Keeps what a detector hands on.</summary>
internal sealed class BurstCollector : BurstReceiver
{
    private readonly List<double>[] _samples = [.. Enumerable.Range(0, 8).Select(_ => new List<double>())];

    public List<(int Lane, long Onset, long Offset, Track Track, BurstFlags Flags, double[] Samples)> Bursts { get; } = [];

    public override void Add(int lane, ReadOnlySpan<double> samples, ReadOnlySpan<double> energy) => _samples[lane].AddRange(samples);

    public override void Close(int lane, long onset, long offset, Track track, BurstFlags flags)
    {
        Bursts.Add((lane, onset, offset, track, flags, [.. _samples[lane]]));
        _samples[lane].Clear();
    }

    /// <summary>Detects in white noise at 1 kHz, whose band is 0 to 500 Hz.</summary>
    public static BurstCollector Detect(double[] rows, int lanes = 1, int chunk = 1 << 20, Action<Detector>? before = null)
    {
        var collector = new BurstCollector();
        var detector = new Detector(new SamplingRate(1000), 0, 500, lanes, new DetectionSettings(), collector);
        detector.Begin(rows.Length / 8);
        before?.Invoke(detector);
        for (var i = 0; i < rows.Length; i += chunk * 8)
        {
            detector.Process(rows.AsSpan(i, Math.Min(chunk * 8, rows.Length - i)));
        }

        detector.Complete();
        return collector;
    }
}
