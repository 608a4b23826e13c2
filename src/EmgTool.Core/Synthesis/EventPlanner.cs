namespace EmgTool.Core.Synthesis;

/// <summary>
/// Draws the events of a channel one after the other, in seconds: neither rate nor unit takes part. Only the current event is held, so that a
/// recording may be of any length.
/// </summary>
internal sealed class EventPlanner
{
    private const long Microseconds = 1_000_000;

    // Rest behind the last event, so that none touches the end of the recording.
    private const decimal FinalRestSeconds = 0.25m;

    // The rule for recurring grouped discharges asks for five groups at least.
    private const int FewestGroups = 5;
    private const int MostGroups = 14;
    private const double LeastGapSeconds = 0.2;

    private const int UnitCount = 4;

    private readonly SynthesisSettings _settings;
    private readonly SyntheticChannel _channel;
    private readonly int _index;
    private readonly double _totalWeight;
    private RandomStream _random;
    private PlannedEvent _current;
    private long _cursor;
    private int _trains;
    private int _groupsLeft;
    private int _groupUnit;
    private int _groupSize;
    private double _groupHertz;
    private double _groupPeriod;
    private double _groupVariation;

    /// <summary>Begins a plan.</summary>
    public EventPlanner(SynthesisSettings settings, int channelIndex)
    {
        _settings = settings;
        _channel = settings.Channels[channelIndex];
        _index = channelIndex;
        _totalWeight = _channel.Events.Sum(share => share.Weight);
        var random = RandomStream.For(settings.Seed, channelIndex, RandomPurpose.MotorUnits);
        var units = new MotorUnit[UnitCount];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = MotorUnit.Draw(ref random, _channel.UnitSeconds, settings.Snr);
        }

        Units = units;
        Reset();
    }

    /// <summary>The motor units that the channel's electrodes see.</summary>
    public IReadOnlyList<MotorUnit> Units { get; }

    /// <summary>The event that the last call of <see cref="MoveNext"/> found.</summary>
    public ref readonly PlannedEvent Current => ref _current;

    /// <summary>Begins the same plan anew.</summary>
    public void Reset()
    {
        _random = RandomStream.For(_settings.Seed, _index, RandomPurpose.Plan);
        _current = default;
        _cursor = 0;
        _trains = 0;
        _groupsLeft = 0;
    }

    /// <summary>Draws the next event.</summary>
    /// <returns><see langword="false"/> when no further event fits into the recording.</returns>
    public bool MoveNext()
    {
        if (_channel.Events.Count == 0)
        {
            return false;
        }

        if (_groupsLeft > 0)
        {
            var interval = _groupPeriod * (1 + (_groupVariation * _random.NextUniform(new(-1, 1))));
            var earliest = _current.Offset + (long)(LeastGapSeconds * Microseconds);
            DrawGroup(Math.Max(_current.Onset + (long)(interval * Microseconds), earliest));
        }
        else
        {
            var onset = _cursor + (long)(_random.NextLogUniform(_channel.RestSeconds) * Microseconds);
            var kind = DrawKind();
            switch (kind)
            {
                case EventKind.UnitPotential:
                    DrawUnitPotential(onset);
                    break;
                case EventKind.GroupedDischarges:
                    if (!BeginTrain(onset))
                    {
                        return false;
                    }

                    DrawGroup(onset);
                    break;
                default:
                    DrawBurst(kind, onset);
                    break;
            }
        }

        _cursor = _current.Offset;
        return _current.Offset <= End;
    }

    private long End => (long)((_settings.DurationSeconds - FinalRestSeconds) * Microseconds);

    private EventKind DrawKind()
    {
        var position = _random.NextUnit() * _totalWeight;
        for (var i = 0; i < _channel.Events.Count; i++)
        {
            position -= _channel.Events[i].Weight;
            if (position < 0)
            {
                return _channel.Events[i].Kind;
            }
        }

        return _channel.Events[^1].Kind;
    }

    private void DrawBurst(EventKind kind, long onset)
    {
        var snr = _random.NextLogUniform(_settings.Snr);
        var microseconds = (long)(_random.NextUniform(kind == EventKind.Cramp ? _channel.CrampSeconds : _channel.JerkSeconds) * Microseconds);
        var duration = (double)microseconds / Microseconds;
        _current = new PlannedEvent
        {
            Kind = kind,
            Onset = onset,
            Offset = onset + microseconds,
            Snr = snr,
            Envelope = kind == EventKind.Cramp ? DrawRamped(duration) : DrawEnvelope(duration),
        };
    }

    private Envelope DrawRamped(double duration)
    {
        var rise = Math.Min(_random.NextLogUniform(_channel.CrampRampSeconds), duration / 3);
        var fall = Math.Min(_random.NextLogUniform(_channel.CrampRampSeconds), duration / 3);
        return new Envelope(EnvelopeShape.Ramped, duration, rise, fall, _random.NextUniform(_channel.CrampStartLevel), _random.NextUnit());
    }

    private Envelope DrawEnvelope(double duration)
    {
        switch (_random.NextInteger(0, 2))
        {
            case 0:
                return new Envelope(EnvelopeShape.Rectangular, duration, _random.NextUniform(new(0.001, 0.004)), _random.NextUniform(new(0.001, 0.004)));
            case 1:
                return new Envelope(EnvelopeShape.RaisedCosine, duration, duration * _random.NextUniform(new(0.15, 0.5)), duration * _random.NextUniform(new(0.15, 0.5)));
            default:
                return new Envelope(EnvelopeShape.HalfSine, duration, duration / 2, duration / 2);
        }
    }

    private void DrawUnitPotential(long onset)
    {
        var index = _random.NextInteger(0, UnitCount - 1);
        _current = new PlannedEvent { Kind = EventKind.UnitPotential, Onset = onset, Unit = index, DischargeCount = 1 };
        AddDischarge(0, onset, 0.1);
    }

    private bool BeginTrain(long onset)
    {
        _groupUnit = _random.NextInteger(0, UnitCount - 1);
        var unitSeconds = Units[_groupUnit].DurationSeconds;
        _groupSize = _random.NextInteger(3, PlannedEvent.MaximumDischarges);

        // Discharges of one unit do not overlap: its membrane needs its time.
        _groupHertz = Math.Min(_random.NextUniform(_channel.GroupHertz), 0.85 / unitSeconds);
        var length = (_groupSize / _groupHertz) + unitSeconds;
        _groupPeriod = Math.Max(_random.NextUniform(_channel.GroupPeriodSeconds), length + LeastGapSeconds);
        _groupVariation = _random.NextUniform(new(0.05, 0.3));

        // No train is cut short by the end of the recording to fewer groups than make one.
        var room = (double)(End - onset) / Microseconds / (_groupPeriod * 1.3);
        _groupsLeft = Math.Min(_random.NextInteger(FewestGroups, MostGroups), (int)room);
        _trains++;
        return _groupsLeft >= FewestGroups;
    }

    private void DrawGroup(long onset)
    {
        _groupsLeft--;
        var size = Math.Clamp(_groupSize + _random.NextInteger(-1, 1), 3, PlannedEvent.MaximumDischarges);
        _current = new PlannedEvent { Kind = EventKind.GroupedDischarges, Onset = onset, Unit = _groupUnit, DischargeCount = size, Train = _trains };
        var time = (double)onset;
        for (var i = 0; i < size; i++)
        {
            AddDischarge(i, (long)time, 0.05);
            time += Microseconds / _groupHertz * (1 + (0.04 * _random.NextUniform(new(-1, 1))));
        }
    }

    private void AddDischarge(int position, long onset, double amplitudeVariation)
    {
        var unit = Units[_current.Unit];
        var snr = unit.Snr * (1 + (amplitudeVariation * _random.NextUniform(new(-1, 1))));
        _current.Discharges[position] = new PlannedEvent.Discharge(onset, snr);
        _current.Offset = onset + (long)(unit.DurationSeconds * Microseconds);
        _current.Snr += snr / _current.DischargeCount;
    }
}
