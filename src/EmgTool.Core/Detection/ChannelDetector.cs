using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>Finds the bursts of one channel of filtered signal, segment by segment, in bounded memory. What every method needs is here: the signal over its noise floor,
/// and bursts are handed on.</summary>
public abstract class ChannelDetector
{
    /// <summary>Periods of the lower band edge after which the filter's response to the end of a segment has fallen to 3 %:
    /// a second-order section decays like exp(-sqrt(2) pi f t). What lies within is no burst of the muscle.</summary>
    private const double TransientPeriods = 0.8;

    private const double LongestTransientSeconds = 0.04;

    private readonly BurstReceiver _receiver;
    private readonly FlooredSignal _floored;
    private readonly MovementTrack? _movements;
    private readonly List<(string Reason, long First, long End)> _artefacts = [];
    private readonly int _transient;
    private readonly int _unit;
    private readonly int _sustained;

    // Room for what crosses the end of its ring, which most detectors never meet.
    private double[] _burst = [];
    private double[] _burstEnergy = [];

    /// <summary>A detector.</summary>
    /// <param name="floored">The signal over its noise floor, which detectors with the same <see cref="FloorSettings"/> may share.</param>
    /// <param name="lowHz">Lower edge of the band that was filtered out.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="receiver">Takes the bursts.</param>
    /// <param name="movements">Takes the movements, which are not looked for without.</param>
    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    private protected ChannelDetector(FlooredSignal floored, double lowHz, DetectionSettings settings, BurstReceiver receiver, BurstReceiver? movements)
    {
        settings.Validate();
        _floored = floored;
        _receiver = receiver;
        _movements = movements is null ? null : new MovementTrack(Bins, settings.Movement, Signal, floored.NewScale(), movements);
        _transient = lowHz > 0 ? Bins.In(Math.Min(TransientPeriods / lowHz, LongestTransientSeconds)) : 0;
        _unit = Bins.In(settings.UnitSeconds);
        _sustained = Bins.In(settings.SustainedSeconds);
    }

    /// <summary>The noise floor in the segment so far: mean squares, a block each, not a number where no noise could be found.</summary>
    public IReadOnlyList<double> Floors => _floored.Floors;

    /// <summary>What of the segment so far is no activity of the muscle, by onset: the reason, the first sample from the start of the segment, the one behind the last.
    /// Stretches that were left out from the start are not among it.</summary>
    public IReadOnlyList<(string Reason, long First, long End)> Artefacts => _artefacts;

    /// <summary>The stretches that were left out of the segment so far from the start, joined where they touch, in the same form.</summary>
    public IEnumerable<(string Reason, long First, long End)> LeftOut => Excluded.Within(Samples);

    /// <summary>The time grid.</summary>
    private protected TimeBins Bins => _floored.Bins;

    /// <summary>The signal; its energies before <see cref="Scaled"/> are multiples of the noise floor, 0 where the signal is left out.</summary>
    private protected ChannelSignal Signal => _floored.Signal;

    /// <summary>What is left out.</summary>
    private protected LeftOutStretches Excluded => _floored.Excluded;

    /// <summary>Samples of the segment so far.</summary>
    private protected long Samples => _floored.Samples;

    /// <summary>Time bins of the segment so far.</summary>
    private protected long End => _floored.End;

    /// <summary>Time bins whose energies are multiples of the noise floor.</summary>
    private protected long Scaled => _floored.Scaled;

    /// <summary>Whether all of the segment is there.</summary>
    private protected bool IsComplete => _floored.IsComplete;

    /// <summary>Starts a segment.</summary>
    /// <param name="samples">Samples that it will have, so that room is made for all its noise floors at once.</param>
    public void Begin(long samples)
    {
        _floored.Begin(samples);
        _artefacts.Clear();
        _movements?.Begin();
        Start();
    }

    /// <summary>Excludes a stretch. It must be said before the signal has run more than the flat time past it.</summary>
    /// <param name="first">First sample, from the start of the segment.</param>
    /// <param name="end">Sample behind the last.</param>
    /// <param name="reason">Why.</param>
    public void LeaveOut(long first, long end, string reason = LeftOutReason.Flat) => Excluded.Add(first, end, reason);

    /// <summary>Looks at what has come in.</summary>
    /// <param name="samples">Samples that the signal has by now, from the start of the segment: a whole number of bins.</param>
    public void Advance(long samples)
    {
        Advance(samples, isComplete: false);
    }

    /// <summary>Ends the segment and closes all bursts.</summary>
    /// <param name="samples">Samples that it has.</param>
    public void Complete(long samples)
    {
        Advance(samples, isComplete: true);
        _movements?.Complete(End, samples);
    }

    /// <summary>Forgets the segment before.</summary>
    private protected abstract void Start();

    /// <summary>Looks at the bins whose energies have become multiples of the noise floor; where the segment is complete, closes all bursts.</summary>
    private protected abstract void Look();

    /// <summary>Another scale of the same floor, for a second pass over the bins.</summary>
    private protected FloorScale NewScale() => _floored.NewScale();

    /// <summary>Whether a burst lies at an end of the segment altogether. The end of the segment is known once all of it is there.</summary>
    /// <param name="onset">First sample.</param>
    /// <param name="offset">Sample behind the last.</param>
    private protected bool IsTransient(long onset, long offset) =>
        offset <= _transient * Bins.SamplesPerBin || (IsComplete && onset >= (End - _transient) * Bins.SamplesPerBin);

    /// <summary>Hands on the next part of a burst.</summary>
    /// <param name="from">First sample.</param>
    /// <param name="end">Sample behind the last; of a part that is not the last one, a whole number of bins.</param>
    private protected void HandOn(long from, long end) => HandOn(_receiver, from, end);

    /// <summary>Hands on the signal of something else than a burst.</summary>
    /// <param name="receiver">Takes it.</param>
    /// <param name="from">First sample.</param>
    /// <param name="end">Sample behind the last.</param>
    private protected void HandOn(BurstReceiver receiver, long from, long end)
    {
        var (fromBin, endBin) = (from / Bins.SamplesPerBin, (end + Bins.SamplesPerBin - 1) / Bins.SamplesPerBin);
        receiver.Add(SamplesOf(from, end), Signal.Energy.Read(fromBin, endBin, ref _burstEnergy));
    }

    /// <summary>Samples one behind the other; valid until the next call.</summary>
    /// <param name="from">The first.</param>
    /// <param name="end">Behind the last; beyond the end of the segment there are none.</param>
    private protected ReadOnlySpan<double> SamplesOf(long from, long end) => Signal.Samples.Read(from, Math.Min(end, Samples), ref _burst);

    /// <summary>Closes the burst whose parts have been handed on.</summary>
    /// <param name="onset">First sample.</param>
    /// <param name="offset">Sample behind the last.</param>
    private protected void Close(long onset, long offset)
    {
        var (length, perBin) = (offset - onset, Bins.SamplesPerBin);
        var track = length < _unit * perBin ? Track.Unit
            : length < _sustained * perBin ? Track.Jerk
            : Track.Sustained;
        var flags = (onset <= perBin ? BurstFlags.TouchesStart : BurstFlags.None)
            | (IsComplete && offset >= (End - 1) * perBin ? BurstFlags.TouchesEnd : BurstFlags.None);
        _receiver.Close(onset, Math.Min(offset, Samples), track, flags);
    }

    /// <summary>Notes what is no activity of the muscle.</summary>
    /// <param name="reason">What it is.</param>
    /// <param name="first">First sample.</param>
    /// <param name="end">Sample behind the last.</param>
    private protected void Note(string reason, long first, long end) => _artefacts.Add((reason, first, Math.Min(end, Samples)));

    /// <summary>Takes back the parts that have been handed on: they are no burst.</summary>
    private protected void Drop() => _receiver.Drop();

    private void Advance(long samples, bool isComplete)
    {
        _floored.Advance(samples, isComplete);
        _movements?.Advance(Scaled);
        Look();
    }
}
