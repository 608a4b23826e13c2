namespace EmgTool.Core.Detection;

/// <summary>Finds movements: from where the amplitude rises far above the rest to where it stays near it.</summary>
/// <remarks>
/// The track goes along the channel bin by bin, however long a movement lasts, and hands it on in parts. It knows nothing of the bursts: those that a movement
/// holds are settled later (<see cref="Labeling.ResolvedBursts"/>).
/// </remarks>
internal sealed class MovementTrack
{
    /// <summary>The amplitude is the root mean square over this long.</summary>
    public const double WindowSeconds = 0.1;

    /// <summary>Bins that share the noise floor: it takes seconds to change. They begin at multiples of this, so that it does not matter how the signal comes in.</summary>
    private const int Step = 64;

    /// <summary>A movement is handed on in parts of this length.</summary>
    private const double PartSeconds = 5;

    /// <summary>An energy beyond this counts as this much: infinity would stay in the sum.</summary>
    private const double Largest = 1e12;

    private readonly MovementSettings _settings;
    private readonly ChannelSignal _signal;
    private readonly FloorScale _floor;
    private readonly BurstReceiver _receiver;
    private readonly int _window;
    private readonly int _quiet;
    private readonly int _shortest;
    private readonly int _part;
    private double[] _piece;
    private double[] _samples;
    private long _looked;
    private long _onset;
    private long _quietFrom;
    private long _handed;

    /// <summary>A track for channels on one time grid, in microvolts.</summary>
    /// <param name="bins">The grid.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="signal">The signal, its energies in units of the noise floor.</param>
    /// <param name="floor">The noise floor.</param>
    /// <param name="receiver">Takes the movements.</param>
    public MovementTrack(TimeBins bins, MovementSettings settings, ChannelSignal signal, FloorScale floor, BurstReceiver receiver)
    {
        _settings = settings;
        _signal = signal;
        _floor = floor;
        _receiver = receiver;
        _window = bins.In(WindowSeconds);
        _quiet = bins.In(settings.QuietSeconds);
        _shortest = bins.In(settings.MinimumSeconds);
        _part = bins.In(PartSeconds);
        _piece = new double[Math.Max(_part, Step + _window)];
        _samples = new double[_part * bins.SamplesPerBin];
    }

    /// <summary>Bins behind the newest one that may still be handed on: a movement keeps back up to two parts of itself, and the rest in which it may end.</summary>
    /// <param name="bins">The grid.</param>
    /// <param name="settings">Settings.</param>
    public static long ReachBins(TimeBins bins, MovementSettings settings) => bins.In((2 * PartSeconds) + settings.QuietSeconds + WindowSeconds) + Step;

    /// <summary>Starts a segment.</summary>
    public void Begin()
    {
        _looked = _handed = 0;
        _onset = _quietFrom = -1;
    }

    /// <summary>Looks at what has come in.</summary>
    /// <param name="end">Bins whose energy is known.</param>
    public void Advance(long end)
    {
        while (_looked + Step + _window <= end)
        {
            Look(_looked + Step, end);
        }
    }

    /// <summary>Ends the segment.</summary>
    /// <param name="end">Bins that it has.</param>
    /// <param name="samples">Samples that it has.</param>
    public void Complete(long end, long samples)
    {
        while (_looked < end)
        {
            Look(Math.Min(_looked + Step, end), end);
        }

        if (_onset >= 0)
        {
            Close(_quietFrom >= 0 ? _quietFrom : end, end, samples);
        }
    }

    /// <summary>Looks at the next bins.</summary>
    private void Look(long stop, long known)
    {
        var from = Math.Max(0, _looked - (_window / 2));
        ReadOnlySpan<double> energy = _signal.Energy.Read(from, Math.Min(known, stop + _window), ref _piece);
        var floor = Math.Sqrt(_floor.At(_looked));
        double rise = Level(_settings.RiseMicrovolts / floor), fall = Level(_settings.FallMicrovolts / floor);
        var sum = 0.0;
        for (int i = 0, last = 0; _looked < stop; _looked++, i++)
        {
            // From half of the window before the bin to half of it behind; nothing lies beyond the ends of the segment.
            for (; last < energy.Length && from + last < _looked - (_window / 2) + _window; last++)
            {
                sum += Math.Min(energy[last], Largest);
            }

            Take(_looked, sum / _window, rise, fall);
            var first = _looked - (_window / 2) - from;
            sum -= first >= 0 ? Math.Min(energy[(int)first], Largest) : 0;
        }
    }

    private void Take(long bin, double energy, double rise, double fall)
    {
        if (_onset < 0)
        {
            if (energy > rise)
            {
                _onset = _handed = bin;
                _quietFrom = -1;
            }

            return;
        }

        if (energy >= fall)
        {
            _quietFrom = -1;
            if (bin + 1 - _handed >= 2 * _part)
            {
                HandOn(_handed + _part, long.MaxValue);
            }
        }
        else if (_quietFrom < 0)
        {
            _quietFrom = bin;
        }
        else if (bin + 1 - _quietFrom >= _quiet)
        {
            Close(_quietFrom, long.MaxValue, long.MaxValue);
        }
    }

    private void Close(long offset, long end, long samples)
    {
        if (offset - _onset >= _shortest)
        {
            while (_handed < offset)
            {
                HandOn(Math.Min(_handed + _part, offset), samples);
            }

            var flags = (_onset <= 1 ? BurstFlags.TouchesStart : BurstFlags.None) | (offset >= end - 1 ? BurstFlags.TouchesEnd : BurstFlags.None);
            _receiver.Close(_onset * _signal.SamplesPerBin, Math.Min(offset * _signal.SamplesPerBin, samples), Track.Movement, flags);
        }

        _onset = _quietFrom = -1;
    }

    private void HandOn(long end, long samples)
    {
        _receiver.Add(
            _signal.Samples.Read(_handed * _signal.SamplesPerBin, Math.Min(end * _signal.SamplesPerBin, samples), ref _samples),
            _signal.Energy.Read(_handed, end, ref _piece));
        _handed = end;
    }

    /// <summary>The energy, in units of the noise floor, of an amplitude that exceeds it by so many times itself.</summary>
    private static double Level(double above) => (1 + above) * (1 + above);
}
