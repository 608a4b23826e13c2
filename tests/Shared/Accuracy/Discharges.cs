namespace EmgTool.Accuracy;

/// <summary>One motor unit that fires once or several times: a fasciculation, a doublet, a group of a myokymic series.</summary>
internal sealed class Discharges : Activity
{
    private readonly MotorUnit _unit;
    private readonly (double Onset, double Size)[] _discharges;

    /// <param name="dice">Its dice.</param>
    /// <param name="onset">Onset of the first discharge in seconds.</param>
    /// <param name="unit">The motor unit.</param>
    /// <param name="count">Number of discharges.</param>
    /// <param name="interval">Mean interval between discharges in seconds.</param>
    public Discharges(Dice dice, double onset, MotorUnit unit, int count = 1, double interval = 0)
    {
        _unit = unit;
        _discharges = new (double, double)[count];
        var at = onset;
        for (var i = 0; i < count; i++)
        {
            // Groups that recur alike: intervals vary by 5 % and amplitudes by 5 %.
            _discharges[i] = (at, i == 0 ? 1 : 1 + (0.05 * dice.Normal()));
            at += interval * (1 + (0.05 * dice.Normal()));
        }

        (Onset, Offset, ReferenceSeconds, Shape) = (onset, _discharges[^1].Onset + unit.Duration, unit.Duration, unit.Shape.Name);
    }

    public override void Render(Span<double> signal, double rate, double start)
    {
        foreach (var (onset, size) in _discharges)
        {
            _unit.Fire(signal, rate, onset - start, size);
        }
    }
}
