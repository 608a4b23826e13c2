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

    /// <summary>Takes over the energies of a stretch, before a detector has been told of it.</summary>
    /// <param name="from">The signal whose samples these are.</param>
    /// <param name="first">First sample of the stretch.</param>
    /// <param name="samples">Its samples; the last bin of a segment may hold fewer than the others.</param>
    internal void CopyEnergy(ChannelSignal from, long first, int samples)
    {
        var bins = (samples + SamplesPerBin - 1) / SamplesPerBin;
        from.PlaceEnergy(first, bins).AsSpan().CopyTo(PlaceEnergy(first, bins));
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
}
