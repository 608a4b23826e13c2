namespace EmgTool.Core.Detection;

/// <summary>The filtered samples of one channel and their energies, as much of them as the detector still looks at. The producer writes stretches
/// ahead of what the detector has been told of, on another thread if it likes.</summary>
public sealed class ChannelSignal
{
    private readonly int _capacity;

    /// <summary>Memory for one channel.</summary>
    /// <param name="samplesPerBin">Samples of a time bin.</param>
    /// <param name="capacity">Samples that are kept, a multiple of <paramref name="samplesPerBin"/>.</param>
    public ChannelSignal(int samplesPerBin, int capacity)
    {
        _capacity = capacity;
        SamplesPerBin = samplesPerBin;
        Samples = new SampleRing(capacity);
        Energy = new SampleRing(capacity / samplesPerBin);
    }

    private ChannelSignal(ChannelSignal samples, int capacity)
    {
        _capacity = capacity;
        SamplesPerBin = samples.SamplesPerBin;
        Samples = samples.Samples;
        Energy = new SampleRing(capacity / SamplesPerBin);
    }

    /// <summary>Samples of a time bin.</summary>
    public int SamplesPerBin { get; }

    internal SampleRing Samples { get; }

    internal SampleRing Energy { get; }

    /// <summary>The same samples with energies of their own, for a second detector: detectors turn energies into multiples of their noise floor where they lie.</summary>
    /// <param name="capacity">Samples whose energies are kept, a multiple of <see cref="SamplesPerBin"/>.</param>
    internal ChannelSignal WithOwnEnergy(int capacity) => new(this, capacity);

    /// <summary>Copies mean squares from another signal of the same segment.</summary>
    /// <param name="from">The other signal.</param>
    /// <param name="first">First sample, the first of a time bin.</param>
    /// <param name="end">Sample behind the last.</param>
    internal void CopyEnergy(ChannelSignal from, long first, long end)
    {
        var (bin, endBin) = (first / SamplesPerBin, (end + SamplesPerBin - 1) / SamplesPerBin);
        while (bin < endBin)
        {
            var part = from.Energy.Front(bin, endBin);
            var place = Energy.Front(bin, bin + part.Length);
            part[..place.Length].CopyTo(place);
            bin += place.Length;
        }
    }

    /// <summary>Starts a segment.</summary>
    /// <param name="stretch">Samples that its stretches are apart, a multiple of <see cref="SamplesPerBin"/>.</param>
    public void Begin(int stretch)
    {
        Samples.Begin(Samples.Capacity / stretch * stretch);
        Energy.Begin(_capacity / stretch * stretch / SamplesPerBin);
    }

    /// <summary>The place of the filtered samples of a stretch.</summary>
    /// <param name="first">First sample, from the start of the segment: a multiple of the distance of stretches.</param>
    /// <param name="count">Samples, at most that distance.</param>
    public ArraySegment<double> PlaceSamples(long first, int count) => Samples.Place(first, count);

    /// <summary>The place of the mean squares of a stretch, a time bin each; the last bin of a segment may hold fewer samples than the others.</summary>
    /// <param name="first">First sample of the stretch.</param>
    /// <param name="bins">Bins.</param>
    public ArraySegment<double> PlaceEnergy(long first, int bins) => Energy.Place(first / SamplesPerBin, bins);

    /// <summary>Computes the mean squares of samples anew.</summary>
    /// <param name="first">First sample.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="endSample">Samples of the segment so far: its last bin may hold fewer than the others.</param>
    internal void Measure(long first, long end, long endSample)
    {
        for (var bin = first / SamplesPerBin; bin * SamplesPerBin < end; bin++)
        {
            // No bin crosses the end of the ring.
            var samples = Samples.Front(bin * SamplesPerBin, Math.Min((bin + 1) * SamplesPerBin, endSample));
            var sum = 0.0;
            foreach (var sample in samples)
            {
                sum += sample * sample;
            }

            Energy.Front(bin, bin + 1)[0] = sum / samples.Length;
        }
    }
}
