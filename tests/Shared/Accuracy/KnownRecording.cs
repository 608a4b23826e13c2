using EmgTool.Core.Recordings;

namespace EmgTool.Accuracy;

/// <summary>A recording of a condition, with everything known that is in it. The same seed gives the same events, and the same noise, at every rate.</summary>
internal sealed class KnownRecording
{
    /// <summary>Root mean square of the noise between 20 and 450 Hz, in microvolts: a good surface electrode.</summary>
    public const double NoiseMicrovolts = 5;

    // Slower recordings are rendered at a multiple of their rate and brought down, as a converter does behind its anti-aliasing filter.
    private const int LowestRenderHertz = 2000;

    private readonly List<KnownEvent> _events = [];
    private readonly List<(int Channel, double Onset, double Offset)> _loose = [];

    public KnownRecording(Condition condition, int seed, int hertz)
    {
        (Condition, Seed, Hertz) = (condition, seed, hertz);
        var dice = new Dice((ulong)seed);
        var heart = new Heartbeat(condition.Seconds, dice.Fork());
        Signals = [.. condition.Channels.Select((role, channel) => Render(channel, role, heart, dice.Fork()))];
    }

    public Condition Condition { get; }

    public int Seed { get; }

    public int Hertz { get; }

    /// <summary>Samples in microvolts, a channel each.</summary>
    public double[][] Signals { get; }

    /// <summary>By channel and onset.</summary>
    public IReadOnlyList<KnownEvent> Events => _events;

    /// <summary>Where an electrode is loose: what is there, or is found there, counts neither way.</summary>
    public IReadOnlyList<(int Channel, double Onset, double Offset)> Loose => _loose;

    public RecordingReader Open() => new ArrayRecordingReader(Hertz, Signals);

    private double[] Render(int channel, ChannelRole role, Heartbeat heart, Dice dice)
    {
        // One each, in this order, whatever the condition uses: a disturbance does not move the events.
        Dice plan = dice.Fork(), noise = dice.Fork(), mains = dice.Fork(), wander = dice.Fork(), electrode = dice.Fork();
        var factor = Math.Max(1, (LowestRenderHertz + Hertz - 1) / Hertz);
        var rate = Hertz * factor;
        var count = (int)(Condition.Seconds * rate);
        var grid = Noise.Draw(Condition.Noise, (int)(Condition.Seconds * Noise.GridHertz), noise);
        var signal = Resampling.Resample(grid, Noise.GridHertz, rate, count);
        for (var i = 0; i < count; i++)
        {
            signal[i] *= Level(channel, (double)i / rate);
        }

        foreach (var activity in ChannelPlan.Draw(Condition, role, plan))
        {
            Add(activity, channel, signal, rate);
        }

        if (Condition.MainsTimes > 0)
        {
            Mains.AddTo(signal, rate, Condition.MainsHertz, Condition.MainsTimes, mains);
        }

        if (Condition.HeartTimes > 0)
        {
            heart.AddTo(signal, rate, Condition.HeartTimes * electrode.Sign());
        }

        if (Condition.WanderTimes > 0)
        {
            Wander.AddTo(signal, rate, Condition.WanderTimes, wander);
        }

        if (Condition.Loose)
        {
            Loosen(channel, signal, rate, electrode);
        }

        for (var i = 0; i < count; i++)
        {
            signal[i] *= NoiseMicrovolts * (i < count / 2 ? 1 : Condition.GainStep);
        }

        signal = Resampling.Resample(signal, rate, Hertz, (int)(Condition.Seconds * Hertz));
        if (Condition.StepTimes > 0)
        {
            var step = Condition.StepTimes * NoiseMicrovolts;
            for (var i = 0; i < signal.Length; i++)
            {
                signal[i] = Math.Round(signal[i] / step) * step;
            }
        }

        return signal;
    }

    private void Add(Activity activity, int channel, double[] signal, double rate)
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

        var scale = activity.Snr * Level(channel, activity.Onset) / Math.Sqrt(square / reference.Length);
        for (var i = 0; i < alone.Length; i++)
        {
            signal[first + i] += scale * alone[i];
        }

        _events.Add(new KnownEvent(channel, activity.Class, activity.Onset, activity.Offset, activity.Snr, activity.Shape));
        _events.AddRange(activity.Silences.Select(silence => new KnownEvent(channel, EventClass.Silence, silence.Onset, silence.Offset, activity.Snr, "")));
    }

    /// <summary>The noise's level at a time, over that at the start.</summary>
    private double Level(int channel, double time) => Condition.Level switch
    {
        LevelKind.Drift => Math.Pow(3, (channel % 2 == 0 ? time : -time) / Condition.Seconds),
        LevelKind.Doubled => time < Condition.Seconds / 2 ? 1 : 2,
        LevelKind.Halved => time < Condition.Seconds / 2 ? 1 : 0.5,
        _ => 1,
    };

    private void Loosen(int channel, double[] signal, double rate, Dice dice)
    {
        for (var at = dice.Exponential(120); at < Condition.Seconds - 15; at += 20 + dice.Exponential(120))
        {
            var seconds = dice.Uniform(1, 10);
            var (broad, hum) = (dice.LogUniform(10, 100), dice.LogUniform(10, 300));
            for (var i = (int)(at * rate); i < (int)((at + seconds) * rate); i++)
            {
                signal[i] += (broad * dice.Normal()) + (hum * Math.Sin(2 * Math.PI * 50 * i / rate));
            }

            _loose.Add((channel, at, at + seconds));
        }
    }
}
