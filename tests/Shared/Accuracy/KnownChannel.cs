namespace EmgTool.Accuracy;

/// <summary>A channel, rendered, with what is in it.</summary>
internal sealed class KnownChannel
{
    /// <summary>Root mean square of the noise between 20 and 450 Hz, in microvolts: a good surface electrode.</summary>
    public const double NoiseMicrovolts = 5;

    // Slower recordings are rendered at a multiple of their rate and brought down, as a converter does behind its anti-aliasing filter.
    private const int LowestRenderHertz = 2000;

    private readonly Condition _condition;
    private readonly int _index;
    private readonly List<KnownEvent> _events = [];

    /// <param name="condition">The condition.</param>
    /// <param name="index">Number of the channel, from 0.</param>
    /// <param name="hertz">Sampling rate.</param>
    /// <param name="heart">The heart that all channels share.</param>
    /// <param name="dice">The channel's dice.</param>
    public KnownChannel(Condition condition, int index, int hertz, Heartbeat heart, Dice dice)
    {
        (_condition, _index, Role) = (condition, index, condition.Channels[index]);

        // One each, in this order, whatever the condition uses: a disturbance does not move the events.
        Dice plan = dice.Fork(), noise = dice.Fork(), mains = dice.Fork(), wander = dice.Fork(), electrode = dice.Fork();
        var rate = hertz * ((LowestRenderHertz + hertz - 1) / hertz);
        var grid = Noise.Draw(condition.Noise, (int)(condition.Seconds * Noise.GridHertz), noise);
        var signal = Resampling.Resample(grid, Noise.GridHertz, rate, (int)(condition.Seconds * rate));
        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] *= Level((double)i / rate);
        }

        foreach (var activity in ChannelPlan.Draw(condition, Role, plan))
        {
            Add(activity, signal, rate);
        }

        Mains.AddTo(signal, rate, condition.MainsHertz, condition.MainsTimes, mains);
        heart.AddTo(signal, rate, condition.HeartTimes * electrode.Sign());
        Wander.AddSway(signal, rate, condition.SwayTimes, wander);
        Wander.AddShifts(signal, rate, condition.ShiftTimes, wander);
        Faults = Fault.AddTo(signal, rate, condition.Fault, electrode);
        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] *= NoiseMicrovolts * (i < signal.Length / 2 ? 1 : condition.GainStep);
        }

        Signal = Resampling.Resample(signal, rate, hertz, (int)(condition.Seconds * hertz));
        Converter.Apply(Signal, condition.StepTimes * NoiseMicrovolts, condition.ClipTimes * NoiseMicrovolts);
    }

    public ChannelRole Role { get; }

    /// <summary>Samples in microvolts.</summary>
    public double[] Signal { get; }

    /// <summary>By onset; silences behind the contraction that they interrupt.</summary>
    public IReadOnlyList<KnownEvent> Events => _events;

    /// <summary>Where the electrode fails: what is there, or is found there, counts neither way.</summary>
    public IReadOnlyList<(double Onset, double Offset)> Faults { get; }

    private void Add(Activity activity, double[] signal, double rate)
    {
        var first = Math.Max(0, (int)((activity.Onset - Activity.Margin) * rate));
        var end = Math.Min(signal.Length, (int)((activity.Offset + Activity.Margin) * rate));
        var alone = new double[end - first];
        activity.Render(alone, rate, first / rate);
        var reference = alone.AsSpan((int)Math.Ceiling(activity.Onset * rate) - first, (int)(activity.ReferenceSeconds * rate));
        var square = 0.0;
        foreach (var value in reference)
        {
            square += value * value;
        }

        var scale = activity.Snr * Level(activity.Onset) / Math.Sqrt(square / reference.Length);
        for (var i = 0; i < alone.Length; i++)
        {
            signal[first + i] += scale * alone[i];
        }

        _events.Add(new KnownEvent(_index, activity.Class, activity.Onset, activity.Offset, activity.Snr, activity.Shape));
        _events.AddRange(activity.Silences.Select(silence => new KnownEvent(_index, EventClass.Silence, silence.Onset, silence.Offset, activity.Snr, "")));
    }

    /// <summary>The noise's level at a time, over that at the start.</summary>
    private double Level(double time) => _condition.Level switch
    {
        LevelKind.Drift => Math.Pow(3, (_index % 2 == 0 ? time : -time) / _condition.Seconds),
        LevelKind.Doubled => time < _condition.Seconds / 2 ? 1 : 2,
        LevelKind.Halved => time < _condition.Seconds / 2 ? 1 : 0.5,
        _ => 1,
    };
}
