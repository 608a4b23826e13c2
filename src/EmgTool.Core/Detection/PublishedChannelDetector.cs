using EmgTool.Core.Detection.Published;
using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Runs a published method on a channel: gives it the samples in units of the noise floor's standard deviation at their time, stretch by stretch between
/// what is left out, and hands on the bursts it finds.</summary>
internal sealed class PublishedChannelDetector : ChannelDetector
{
    private const int ChunkBins = 1024;

    /// <summary>So much of a burst is handed on before its end is known, so that the signal of a long one need not be kept.</summary>
    private const double PartSeconds = 2;

    /// <summary>Samples beyond this many standard deviations count as so many: 120 dB above the noise. More would cost sums their digits, and infinity all of them.</summary>
    private const double Largest = 1e6;

    private readonly PublishedDetector _detector;
    private readonly FloorScale _perFloor;
    private readonly double[] _factors = new double[ChunkBins];
    private readonly double[] _chunk;
    private readonly long _part;
    private long _looked;
    private bool _running;

    // The burst under way of which parts have been handed on: its onset, and how far.
    private long _open;
    private long _handed;

    /// <summary>A detector.</summary>
    /// <param name="floored">The signal over its noise floor, which must keep <see cref="ReachSamples"/> and what is added at a time.</param>
    /// <param name="band">Rate and analyzed band.</param>
    /// <param name="settings">What all methods share.</param>
    /// <param name="detector">The method.</param>
    /// <param name="receiver">Takes the bursts.</param>
    /// <param name="movements">Takes the movements, which are not looked for without.</param>
    public PublishedChannelDetector(FlooredSignal floored, NoiseBand band, DetectionSettings settings, PublishedDetector detector, BurstReceiver receiver, BurstReceiver? movements)
        : base(floored, band.LowHz, settings, receiver, movements)
    {
        _detector = detector;
        _perFloor = NewScale();
        _chunk = new double[ChunkBins * Bins.SamplesPerBin];
        _part = band.Rate.SamplesIn(PartSeconds);
    }

    /// <summary>Samples behind the newest one that may still be looked at.</summary>
    /// <param name="rate">Sampling rate.</param>
    /// <param name="settings">What all methods share.</param>
    /// <param name="detector">The method.</param>
    public static long ReachSamples(SamplingRate rate, DetectionSettings settings, PublishedDetector detector)
    {
        var bins = new TimeBins(rate, bandwidthHz: 0);
        var bursts = ((long)bins.In(PartSeconds) + (2 * ChunkBins)) * bins.SamplesPerBin + detector.Reach;
        var movements = settings.Movement.On ? MovementTrack.ReachBins(bins, settings.Movement) * bins.SamplesPerBin : 0;
        return (bins.In(FlooredSignal.ReachSeconds(settings)) * (long)bins.SamplesPerBin) + Math.Max(bursts, movements);
    }

    /// <inheritdoc/>
    private protected override void Start()
    {
        _looked = 0;
        _running = false;
        _open = -1;
    }

    /// <inheritdoc/>
    private protected override void Look()
    {
        while (_looked < Scaled)
        {
            var bins = (int)Math.Min(ChunkBins, Scaled - _looked);
            Feed(_looked * Bins.SamplesPerBin, Load(bins));
            _looked += bins;
        }

        if (IsComplete)
        {
            Stop();
        }
    }

    /// <summary>The samples of the next bins, in units of the noise's standard deviation.</summary>
    private ReadOnlySpan<double> Load(int bins)
    {
        var factors = _factors.AsSpan(0, bins);
        factors.Fill(1);
        _perFloor.Apply(_looked, factors);
        var first = _looked * Bins.SamplesPerBin;
        var chunk = _chunk.AsSpan(0, (int)(Math.Min((_looked + bins) * Bins.SamplesPerBin, Samples) - first));
        for (var done = 0; done < chunk.Length;)
        {
            var part = Signal.Samples.Front(first + done, first + chunk.Length);
            part.CopyTo(chunk[done..]);
            done += part.Length;
        }

        for (var bin = 0; bin < bins; bin++)
        {
            var factor = Math.Sqrt(factors[bin]);
            foreach (ref var sample in chunk.Slice(bin * Bins.SamplesPerBin, Math.Min(Bins.SamplesPerBin, chunk.Length - (bin * Bins.SamplesPerBin))))
            {
                var scaled = sample * factor;
                sample = scaled >= -Largest ? Math.Min(scaled, Largest) : scaled < 0 ? -Largest : 0;
            }
        }

        return chunk;
    }

    /// <summary>Gives samples to the method, without those that are left out.</summary>
    private void Feed(long first, ReadOnlySpan<double> samples)
    {
        while (!samples.IsEmpty)
        {
            var (from, end) = Excluded.Next(first);
            int count;
            if (from <= first)
            {
                Stop();
                count = (int)Math.Min(end - first, samples.Length);
            }
            else
            {
                count = (int)Math.Min(from - first, samples.Length);
                if (!_running)
                {
                    _detector.Begin(first);
                    _running = true;
                }

                _detector.Process(samples[..count]);
                Take();
            }

            first += count;
            samples = samples[count..];
        }
    }

    /// <summary>Ends the stretch that the method is on, if any.</summary>
    private void Stop()
    {
        if (_running)
        {
            _detector.Complete();
            _running = false;
            Take();
        }
    }

    /// <summary>Hands on what the method has found.</summary>
    private void Take()
    {
        for (var i = 0; i < _detector.Closed.Count; i++)
        {
            var (onset, offset) = _detector.Closed[i];
            DropUnless(onset);
            if (!IsTransient(onset, offset))
            {
                HandOn(_open >= 0 ? _handed : onset, offset);
                Close(onset, offset);
                _open = -1;
            }

            DropUnless(-1);
        }

        DropUnless(_detector.Onset);
        var from = _open >= 0 ? _handed : _detector.Onset;
        if (from >= 0 && _detector.ActiveTo - from >= _part)
        {
            _open = _detector.Onset;
            _handed = _detector.ActiveTo / Bins.SamplesPerBin * Bins.SamplesPerBin;
            HandOn(from, _handed);
        }
    }

    /// <summary>Takes back what was handed on of a burst, unless it is the one with this onset.</summary>
    private void DropUnless(long onset)
    {
        if (_open >= 0 && _open != onset)
        {
            Drop();
            _open = -1;
        }
    }
}
