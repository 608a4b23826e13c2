namespace EmgTool.Core.Detection;

/// <summary>How many windows have which energy, in steps of half a decibel, and the lowest peak among them.</summary>
internal sealed class LevelHistogram
{
    private const double StepDecibels = 0.5;

    /// <summary>Share of the windows that the lowest peak must hold to be taken for noise rather than for a chance dip.</summary>
    private const double LeastShare = 0.04;

    // What is fainter or stronger than 1e±150 shares the first or last step: no amplifier's noise in any unit.
    private const int Origin = 3000;
    private const int Steps = (2 * Origin) + 1;

    // Room at both ends, so that smoothing needs no special case.
    private const int Margin = 6;

    private readonly int[] _counts = new int[Steps + (2 * Margin)];
    private int _lowest = Steps + Margin;
    private int _highest;

    /// <summary>Windows with an energy above 0.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all windows.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
        _lowest = Steps + Margin;
        _highest = 0;
    }

    /// <summary>Adds a window or, with -1, takes it away again. One without energy does not count.</summary>
    public void Add(double energy, int times)
    {
        if (!(energy > 0))
        {
            return;
        }

        var step = Math.Clamp((int)Math.Floor(10 / StepDecibels * Math.Log10(energy)), -Origin, Origin) + Origin + Margin;
        _counts[step] += times;
        Count += times;
        _lowest = Math.Min(_lowest, step);
        _highest = Math.Max(_highest, step);
    }

    /// <summary>Energy of the lowest peak that holds its share of the windows, or of the highest one when none does.</summary>
    /// <param name="leastWindows">Windows that it must hold at least.</param>
    public double LowestPeak(int leastWindows)
    {
        Shrink();
        var least = Math.Max(leastWindows, LeastShare * Count);
        var highest = _lowest;
        for (var step = _lowest - 2; step <= _highest + 2; step++)
        {
            var here = Smoothed(step);
            if (here > Smoothed(highest))
            {
                highest = step;
            }

            if (here > 0 && IsPeak(step, here) && Mass(step) >= least)
            {
                return EnergyOf(Climb(step));
            }
        }

        return EnergyOf(highest);
    }

    /// <summary>Finds the ends of what is left after windows were taken away.</summary>
    private void Shrink()
    {
        while (_counts[_lowest] == 0)
        {
            _lowest++;
        }

        while (_counts[_highest] == 0)
        {
            _highest--;
        }
    }

    private int Smoothed(int step) =>
        _counts[step - 2] + (2 * _counts[step - 1]) + (3 * _counts[step]) + (2 * _counts[step + 1]) + _counts[step + 2];

    private bool IsPeak(int step, int height) =>
        height >= Smoothed(step - 2) && height >= Smoothed(step - 1) && height >= Smoothed(step + 1) && height >= Smoothed(step + 2);

    private int Mass(int step)
    {
        var mass = 0;
        for (var i = Math.Max(0, step - 4); i <= Math.Min(_counts.Length - 1, step + 4); i++)
        {
            mass += _counts[i];
        }

        return mass;
    }

    private int Climb(int step)
    {
        var best = step;
        for (var i = step + 1; i <= Math.Min(step + 4, Steps + (2 * Margin) - 3); i++)
        {
            if (Smoothed(i) > Smoothed(best))
            {
                best = i;
            }
        }

        return best;
    }

    private static double EnergyOf(int step) => Math.Pow(10, (step - Origin - Margin + 0.5) * StepDecibels / 10);
}
