namespace EmgTool.Core.Synthesis;

/// <summary>Makes the samples of a channel, block by block, in microvolts. A block follows from its number alone, in whatever order blocks are asked for.</summary>
internal sealed class ChannelRenderer
{
    private const double BlockSeconds = 4;
    private const double LowHertz = 20;
    private const double HighHertz = 450;

    // Share of the rate that the upper edge of a band may reach.
    private const double HighestShare = 0.45;

    private const double LowestDriftHertz = 0.03;
    private const double HighestDriftHertz = 4;

    // Mains harmonics relative to the fundamental: the odd ones of rectifiers and saturated transformers, weaker even ones.
    private static readonly double[] Harmonics = [1, 0.2, 0.4, 0.1, 0.25, 0.05, 0.12, 0.05, 0.08];

    private readonly SynthesisSettings _settings;
    private readonly SampleClock _clock;
    private readonly SignalParts _parts;
    private readonly EventPlanner _planner;
    private readonly NoiseStream _noise;
    private readonly NoiseStream _interference;
    private readonly List<Oscillator> _oscillators = [];
    private readonly double _noiseStep;
    private long _nextBlock = long.MaxValue;
    private bool _hasEvent;

    /// <summary>Makes a renderer.</summary>
    /// <param name="settings">The recording.</param>
    /// <param name="channelIndex">The channel.</param>
    /// <param name="parts">What the signal shall hold.</param>
    public ChannelRenderer(SynthesisSettings settings, int channelIndex, SignalParts parts)
    {
        var rate = settings.Rate;
        _settings = settings;
        _parts = parts;
        _clock = new SampleClock(rate);
        _planner = new EventPlanner(settings, channelIndex);
        BlockLength = rate.SamplesIn(BlockSeconds);
        _noiseStep = (settings.NoiseDrift - 1) / settings.SampleCount;

        var high = Math.Min(HighHertz, HighestShare * rate.Hertz);
        _noise = new NoiseStream(settings.Seed, channelIndex, RandomPurpose.Noise, new BandLimiter(LowHertz, high, rate), rate, BlockLength);

        // Tissue between muscle and electrodes takes the upper frequencies, more or less of them from channel to channel.
        var random = RandomStream.For(settings.Seed, channelIndex, RandomPurpose.Interference, long.MaxValue);
        high = Math.Min(random.NextUniform(new(250, HighHertz)), HighestShare * rate.Hertz);
        _interference = new NoiseStream(settings.Seed, channelIndex, RandomPurpose.Interference, new BandLimiter(LowHertz, high, rate), rate, BlockLength);

        AddMains(channelIndex);
        AddDrift(channelIndex);
    }

    /// <summary>Samples in a block.</summary>
    public int BlockLength { get; }

    /// <summary>Renders a block.</summary>
    /// <param name="block">Number of the block, from 0; it begins at sample <c>block * BlockLength</c>.</param>
    /// <param name="destination">Receives <see cref="BlockLength"/> samples.</param>
    public void Render(long block, Span<double> destination)
    {
        var first = block * BlockLength;
        destination.Clear();
        if ((_parts & SignalParts.Noise) != SignalParts.None)
        {
            var noise = _noise.Block(block);
            for (var i = 0; i < destination.Length; i++)
            {
                destination[i] = noise[i] * NoiseAt(first + i);
            }
        }

        foreach (var oscillator in _oscillators)
        {
            oscillator.AddTo(first, destination);
        }

        if ((_parts & SignalParts.Events) != SignalParts.None)
        {
            AddEvents(block, destination);
        }
    }

    private double NoiseAt(long sample) => _settings.NoiseMicrovolts * (1 + (_noiseStep * sample));

    private void AddMains(int channelIndex)
    {
        if ((_parts & SignalParts.Mains) == SignalParts.None || _settings.MainsMicrovolts == 0)
        {
            return;
        }

        // The grid runs off its nominal frequency by some hundredths of hertz, alike on all channels.
        var grid = RandomStream.For(_settings.Seed, 0, RandomPurpose.Mains, long.MaxValue);
        var fundamental = (_settings.MainsHertz * 1_000_000L) + (long)grid.NextUniform(new(-30_000, 30_000));
        var random = RandomStream.For(_settings.Seed, channelIndex, RandomPurpose.Mains);
        for (var i = 0; i < Harmonics.Length; i++)
        {
            var amplitude = _settings.MainsMicrovolts * Math.Sqrt(2) * Harmonics[i];
            var depth = random.NextUniform(new(0.1, 0.3));
            var modulation = (long)random.NextUniform(new(10_000, 50_000));
            var phase = random.NextUnit();
            if (fundamental * (i + 1) < HighestShare * _settings.Rate.Hertz * 1e6)
            {
                _oscillators.Add(new Oscillator(fundamental * (i + 1), _settings.Rate, phase, amplitude, depth, modulation));
            }
        }
    }

    private void AddDrift(int channelIndex)
    {
        if ((_parts & SignalParts.Drift) == SignalParts.None || _settings.DriftMicrovolts == 0)
        {
            return;
        }

        // The slower the stronger, as electrode drift is: amplitude inverse to the square root of frequency, one sine in each eighth of the
        // logarithmic range and none near the next, so that no two of them beat for minutes.
        Span<double> frequencies = stackalloc double[8];
        var random = RandomStream.For(_settings.Seed, channelIndex, RandomPurpose.Drift);
        var ratio = PortableMath.Exp(PortableMath.Log(HighestDriftHertz / LowestDriftHertz) / frequencies.Length);
        var (total, slice) = (0.0, LowestDriftHertz);
        foreach (ref var frequency in frequencies)
        {
            frequency = slice * random.NextUniform(new(1, 1 + (0.75 * (ratio - 1))));
            slice *= ratio;
            total += 1 / frequency;
        }

        foreach (var frequency in frequencies)
        {
            var amplitude = _settings.DriftMicrovolts * Math.Sqrt(2 / (frequency * total));
            _oscillators.Add(new Oscillator((long)(frequency * 1e6), _settings.Rate, random.NextUnit(), amplitude));
        }
    }

    private void AddEvents(long block, Span<double> destination)
    {
        var first = block * BlockLength;
        var end = first + BlockLength;
        if (block != _nextBlock)
        {
            _planner.Reset();
            _hasEvent = _planner.MoveNext();
        }

        _nextBlock = block + 1;
        while (_hasEvent && FirstSampleOf(_planner.Current) < end)
        {
            if (EndSampleOf(_planner.Current) > first)
            {
                Add(_planner.Current, block, destination);
            }

            if (EndSampleOf(_planner.Current) > end)
            {
                return;
            }

            _hasEvent = _planner.MoveNext();
        }
    }

    private long FirstSampleOf(in PlannedEvent planned) => planned.IsInterference
        ? _clock.FirstSampleFrom(planned.Onset)
        : _clock.FirstSampleFrom(Math.Max(0, planned.Onset - (long)(_planner.Units[planned.Unit].LeadSeconds * 1e6)));

    private long EndSampleOf(in PlannedEvent planned) => planned.IsInterference
        ? _clock.FirstSampleFrom(planned.Offset)
        : _clock.FirstSampleFrom(planned.Offset + 1 + (long)(_planner.Units[planned.Unit].TailSeconds * 1e6));

    private void Add(in PlannedEvent planned, long block, Span<double> destination)
    {
        var first = block * BlockLength;
        var noise = NoiseAt(_clock.FirstSampleFrom(planned.Onset));
        if (!planned.IsInterference)
        {
            for (var i = 0; i < planned.DischargeCount; i++)
            {
                AddDischarge(planned.Discharges[i], _planner.Units[planned.Unit], noise, first, destination);
            }

            return;
        }

        var interference = _interference.Block(block);
        var from = Math.Max(first, FirstSampleOf(planned));
        var to = Math.Min(first + BlockLength, EndSampleOf(planned));
        var gain = planned.Snr * noise / Math.Sqrt(planned.Envelope.MeanSquare());
        var start = _clock.SecondsFrom(planned.Onset, from);
        for (var sample = from; sample < to; sample++)
        {
            var i = (int)(sample - first);
            destination[i] += gain * planned.Envelope.ValueAt(start + ((sample - from) * _clock.Interval)) * interference[i];
        }
    }

    private void AddDischarge(PlannedEvent.Discharge discharge, MotorUnit unit, double noise, long first, Span<double> destination)
    {
        var from = Math.Max(first, _clock.FirstSampleFrom(Math.Max(0, discharge.Onset - (long)(unit.LeadSeconds * 1e6))));
        var to = Math.Min(first + BlockLength, _clock.FirstSampleFrom(discharge.Onset + 1 + (long)((unit.DurationSeconds + unit.TailSeconds) * 1e6)));
        for (var sample = from; sample < to; sample++)
        {
            destination[(int)(sample - first)] += discharge.Snr * noise * unit.ValueAt(_clock.SecondsFrom(discharge.Onset, sample));
        }
    }
}
