namespace EmgTool.Accuracy;

/// <summary>A jerk as nature makes it: a volley of whole motor-unit potentials, none of which an envelope cuts. It lasts from where its waveform first reaches 10 % of its peak
/// to where it last does.</summary>
internal sealed class Volley : Activity
{
    /// <summary>Name of its shape.</summary>
    public const string Name = "volley";

    private const int FineHertz = 20_000;

    private readonly (MotorUnit Unit, double Onset)[] _discharges;

    /// <param name="dice">Its dice.</param>
    /// <param name="onset">Onset in seconds.</param>
    /// <param name="duration">Duration in seconds, from which it differs by some milliseconds.</param>
    public Volley(Dice dice, double onset, double duration)
    {
        var count = Math.Max(3, (int)(duration * dice.LogUniform(400, 4000)));
        _discharges = new (MotorUnit, double)[count];
        for (var i = 0; i < count; i++)
        {
            var unit = MotorUnit.Draw(dice, dice.LogUniform(0.3, 1));

            // The first two mark its ends: a synchronous start, and an end.
            var place = i < 2 ? i : dice.Uniform();
            _discharges[i] = (unit, place * Math.Max(0, duration - unit.Duration));
        }

        var fine = new double[(int)((duration + (2 * Margin)) * FineHertz)];
        Onset = Margin;
        Render(fine, FineHertz, 0);
        var edge = Pulse.EdgeShare * fine.Max(Math.Abs);
        var early = ((double)Array.FindIndex(fine, value => Math.Abs(value) >= edge) / FineHertz) - Margin;
        var late = ((double)Array.FindLastIndex(fine, value => Math.Abs(value) >= edge) / FineHertz) - Margin;
        for (var i = 0; i < count; i++)
        {
            _discharges[i].Onset -= early;
        }

        (Onset, Offset, ReferenceSeconds, Shape) = (onset, onset + late - early, late - early, Name);
    }

    public override void Render(Span<double> signal, double rate, double start)
    {
        foreach (var (unit, onset) in _discharges)
        {
            unit.Fire(signal, rate, Onset + onset - start);
        }
    }
}
