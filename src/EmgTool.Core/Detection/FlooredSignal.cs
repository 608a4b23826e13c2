using EmgTool.Core.Recordings;

namespace EmgTool.Core.Detection;

/// <summary>The signal of one channel over its noise floor: what is left out is struck, the floor is followed, and energies become multiples of it where they lie.</summary>
/// <remarks>Detectors that agree about the floor share one. Each of them begins it, before any of them advances, and advances it; what the first has done is not done again.</remarks>
internal sealed class FlooredSignal
{
    private readonly NoiseFloor _floor;
    private readonly FloorScale _scale;
    private readonly LeftOutStretches _noNoise = new();
    private readonly double[] _nothing;
    private readonly int _lag;
    private double[] _step;
    private long _floored;

    /// <summary>The signal of a channel.</summary>
    /// <param name="bins">Its time grid.</param>
    /// <param name="settings">Settings, of which those count that <see cref="FloorSettings"/> holds.</param>
    /// <param name="signal">Where it is found.</param>
    /// <exception cref="SettingsException">A setting makes no sense.</exception>
    public FlooredSignal(TimeBins bins, DetectionSettings settings, ChannelSignal signal)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(signal);
        settings.Validate();
        Bins = bins;
        Signal = signal;
        _floor = new NoiseFloor(bins, settings);
        _scale = NewScale();
        _nothing = new double[_floor.Step];
        Array.Fill(_nothing, double.NaN);
        _step = new double[_floor.Step];
        _lag = bins.In(settings.FlatSeconds + (2 * FlatStretches.GuardSeconds));
    }

    /// <summary>The time grid.</summary>
    public TimeBins Bins { get; }

    /// <summary>The signal; its energies before <see cref="Scaled"/> are multiples of the noise floor, 0 where the signal is left out.</summary>
    public ChannelSignal Signal { get; }

    /// <summary>What is left out.</summary>
    public LeftOutStretches Excluded { get; } = new();

    /// <summary>The noise floor in the segment so far: mean squares, a block each, not a number where no noise could be found.</summary>
    public IReadOnlyList<double> Floors => _floor.Floors;

    /// <summary>Samples of the segment so far.</summary>
    public long Samples { get; private set; }

    /// <summary>Time bins of the segment so far.</summary>
    public long End { get; private set; }

    /// <summary>Time bins whose energies are multiples of the noise floor.</summary>
    public long Scaled { get; private set; }

    /// <summary>Whether all of the segment is there.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Seconds that the noise floor is known behind the signal.</summary>
    public static double ReachSeconds(DetectionSettings settings) =>
        (settings.FloorSeconds / ((2 * NoiseFloor.LookAheadBlocks) + 1) * (NoiseFloor.LookAheadBlocks + 3)) + settings.FlatSeconds + (2 * FlatStretches.GuardSeconds);

    /// <summary>Another scale of the same floor, for a second pass over the bins.</summary>
    public FloorScale NewScale() => new(_floor);

    /// <summary>Starts a segment.</summary>
    /// <param name="samples">Samples that it will have, so that room is made for all its noise floors at once.</param>
    public void Begin(long samples)
    {
        _floor.Begin(samples / Bins.SamplesPerBin);
        Excluded.Clear();
        _noNoise.Clear();
        Samples = End = Scaled = _floored = 0;
        IsComplete = false;
    }

    /// <summary>Excludes a stretch from the noise floor alone. It must be said before the signal has run more than the flat time past it.</summary>
    /// <param name="first">First sample, from the start of the segment.</param>
    /// <param name="end">Sample behind the last.</param>
    public void LeaveOutOfFloor(long first, long end) => _noNoise.Add(first, end, LeftOutReason.Flat);

    /// <summary>Follows the floor as far as the signal has come.</summary>
    /// <param name="samples">Samples that the signal has by now, from the start of the segment: a whole number of bins, but for the last ones.</param>
    /// <param name="isComplete">Whether these are all of the segment.</param>
    public void Advance(long samples, bool isComplete)
    {
        if (samples == Samples && isComplete == IsComplete)
        {
            return;
        }

        Samples = samples;
        End = (samples + Bins.SamplesPerBin - 1) / Bins.SamplesPerBin;
        IsComplete = isComplete;
        Floor(isComplete ? End : End - _lag);
        Scale(isComplete ? End : Math.Min(_scale.Scalable, _floored));
    }

    private void Floor(long end)
    {
        if (end <= _floored)
        {
            return;
        }

        Excluded.Strike(Signal.Energy, _floored, end, Bins.SamplesPerBin);
        for (; _floored + _floor.Step <= end; _floored += _floor.Step)
        {
            _floor.Add(_noNoise.Holds(_floored * Bins.SamplesPerBin, (_floored + _floor.Step) * Bins.SamplesPerBin)
                ? _nothing
                : Signal.Energy.Read(_floored, _floored + _floor.Step, ref _step));
        }

        if (IsComplete)
        {
            _floor.Complete(End);
            _floored = End;
        }
    }

    private void Scale(long end)
    {
        while (Scaled < end)
        {
            var energy = Signal.Energy.Front(Scaled, end);
            _scale.Apply(Scaled, energy);
            Scaled += energy.Length;
        }
    }
}
