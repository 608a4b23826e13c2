namespace EmgTool.Accuracy;

/// <summary>A sustained contraction: motor units recruited one after the other by a drive that ramps up, holds and ramps down, each firing at a rate that grows with the drive
/// (the size principle as in Fuglevand, Winter and Patla 1993, J Neurophysiol 70:2470).</summary>
internal sealed class Contraction : Activity
{
    private const int UnitCount = 32;
    private const double LowestRate = 8;
    private const double RateGain = 25;

    // Intervals between the discharges of a unit vary by 20 %: 1 / sqrt(25).
    private const int IntervalShape = 25;
    private const double GridSeconds = 0.001;
    private const double SilenceEdge = 0.004;

    private readonly double _start;
    private readonly double _rise;
    private readonly double _hold;
    private readonly double _fall;
    private readonly double _phase;
    private readonly MotorUnit[] _units;
    private readonly double[] _thresholds;
    private readonly ulong _seed;

    /// <param name="dice">Its dice.</param>
    /// <param name="start">Second at which the drive begins to rise: the onset follows when 10 % of the amplitude is reached.</param>
    /// <param name="hold">Seconds between the ramps.</param>
    /// <param name="rise">Seconds of the ramp up.</param>
    /// <param name="fall">Seconds of the ramp down.</param>
    /// <param name="silent">Whether it drops to nothing for 50 to 500 ms every one or two seconds.</param>
    public Contraction(Dice dice, double start, double hold, double rise, double fall, bool silent)
    {
        (_start, _rise, _hold, _fall, _phase) = (start, rise, hold, fall, dice.Uniform(0, 2 * Math.PI));
        _thresholds = [.. Enumerable.Range(0, UnitCount).Select(unit => 0.8 * unit / UnitCount)];
        _units = [.. _thresholds.Select(threshold => MotorUnit.Draw(dice, Math.Exp(1.5 * threshold)))];
        _seed = (ulong)dice.Whole(0, int.MaxValue - 1);
        Silences = silent ? Drops(dice) : [];
        var powers = Enumerable.Range(0, (int)((rise + hold + fall) / GridSeconds)).Select(i => ExpectedPower(start + (i * GridSeconds))).ToList();
        var edge = powers.Max() * Pulse.EdgeShare * Pulse.EdgeShare;
        (Onset, Offset) = (start + (powers.FindIndex(power => power >= edge) * GridSeconds), start + ((powers.FindLastIndex(power => power >= edge) + 1) * GridSeconds));
        (ReferenceSeconds, Shape) = (Offset - Onset, "recruited");
    }

    public override void Render(Span<double> signal, double rate, double start)
    {
        var dice = new Dice(_seed);
        var end = _start + _rise + _hold + _fall;
        var pattern = new double[signal.Length];
        for (var unit = 0; unit < UnitCount; unit++)
        {
            var (at, recruited) = (_start, false);
            while (at < end)
            {
                var firing = FiringRate(unit, at);
                if (firing == 0)
                {
                    at += GridSeconds;
                }
                else if (recruited)
                {
                    _units[unit].Fire(pattern, rate, at - start);
                    at += dice.Erlang(IntervalShape, 1 / firing);
                }
                else
                {
                    // Somewhere within its first interval, so that the discharges of all units together are as many as their rates say from the start.
                    at += dice.Uniform() / firing;
                }

                recruited = firing > 0;
            }
        }

        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] += pattern[i] * Gate(start + (i / rate));
        }
    }

    private List<(double Onset, double Offset)> Drops(Dice dice)
    {
        var drops = new List<(double, double)>();
        for (var at = _start + _rise + dice.Uniform(0.8, 2); at < _start + _rise + _hold - 1; at += dice.Uniform(0.8, 2))
        {
            var seconds = dice.LogUniform(0.05, 0.5);
            drops.Add((at, at + seconds));
            at += seconds;
        }

        return drops;
    }

    /// <summary>Ramps, with a slow and a tremor-like fluctuation as every held contraction has.</summary>
    private double Drive(double time)
    {
        var ramp = Math.Clamp(Math.Min((time - _start) / _rise, (_start + _rise + _hold + _fall - time) / _fall), 0, 1);
        return ramp * (0.9 + (0.07 * Math.Sin((2 * Math.PI * 0.7 * time) + _phase)) + (0.03 * Math.Sin((2 * Math.PI * 9 * time) + (3 * _phase))));
    }

    private double FiringRate(int unit, double time)
    {
        var above = Drive(time) - _thresholds[unit];
        return above > 0 ? LowestRate + (RateGain * above) : 0;
    }

    private double ExpectedPower(double time)
    {
        var power = 0.0;
        for (var unit = 0; unit < UnitCount; unit++)
        {
            power += FiringRate(unit, time) * _units[unit].Energy;
        }

        return power;
    }

    private double Gate(double time)
    {
        foreach (var (onset, offset) in Silences)
        {
            if (time > onset - SilenceEdge && time < offset + SilenceEdge)
            {
                var depth = Math.Min(time - onset, offset - time) / SilenceEdge;
                return Math.Clamp(0.5 - (0.5 * depth), 0, 1);
            }
        }

        return 1;
    }
}
