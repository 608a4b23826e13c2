namespace EmgTool.Accuracy;

/// <summary>The interference pattern of many motor units, its amplitude shaped by an envelope.</summary>
internal sealed class Jerk : Activity
{
    private const int UnitCount = 16;

    // Seconds that the longest potential reaches beyond its nominal ends, and itself.
    private const double Lead = 0.03;

    private readonly Pulse _envelope;
    private readonly double _dischargesPerSecond;
    private readonly ulong _seed;

    /// <param name="dice">Its dice.</param>
    /// <param name="onset">Onset in seconds.</param>
    /// <param name="duration">Duration in seconds.</param>
    /// <param name="envelope">How it rises and falls.</param>
    public Jerk(Dice dice, double onset, double duration, Pulse envelope)
    {
        _envelope = envelope;

        // From potentials that can still be told apart to dense interference.
        _dischargesPerSecond = dice.LogUniform(400, 4000);
        _seed = (ulong)dice.Whole(0, int.MaxValue - 1);
        (Onset, Offset, ReferenceSeconds, Shape) = (onset, onset + duration, duration, envelope.Name);
    }

    public override void Render(Span<double> signal, double rate, double start)
    {
        var dice = new Dice(_seed);
        MotorUnit[] units = [.. Enumerable.Range(0, UnitCount).Select(_ => MotorUnit.Draw(dice, dice.LogUniform(0.3, 1)))];
        var duration = Offset - Onset;
        var pattern = new double[signal.Length];
        var end = Onset + (_envelope.To * duration) + Lead;
        for (var at = Onset + (_envelope.From * duration) - Lead; at < end; at += dice.Exponential(1 / _dischargesPerSecond))
        {
            dice.Pick(units).Fire(pattern, rate, at - start);
        }

        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] += pattern[i] * _envelope.At((start + (i / rate) - Onset) / duration);
        }
    }
}
