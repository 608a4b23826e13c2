namespace EmgTool.Core.Detection;

/// <summary>Refines an onset by maximum likelihood: the time where the energy leaves the noise floor along a ramp.</summary>
/// <remarks>
/// Band-limited noise of variance m(t) has energies z with log-likelihood -(nu/2) sum(z/m + ln m). The variance is
/// m = 1 + A r((t - t0)/T), r(u) = sin(pi u/2)^p, as many bursts swell rather than start: a change-point between two levels would sit
/// where a swelling burst has half risen, tens of milliseconds late. T = 0 is the plain change-point
/// (Staude and Wolf 1999, Med Eng Phys 21:449, with a ramp in place of a step).
/// Offsets are onsets of the reversed signal.
/// </remarks>
internal sealed class EdgeFit
{
    /// <summary>What a ramp must gain in log-likelihood over a step, for its extra parameter (Akaike: 1 a parameter, and half for the choice of its shape).</summary>
    private const double RampCost = 1.5;

    private static readonly double[] BriefRamps = [0.004, 0.008, 0.015, 0.025, 0.04, 0.06, 0.09, 0.14, 0.2, 0.3, 0.45];
    private static readonly double[] LongRamps = [0.02, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.32, 0.45];
    private static readonly double[] Levels = [0.75, 1, 1.33];

    private readonly bool _sustained;
    private readonly double _freedomPerBin;
    private readonly double[][] _ramps;
    private readonly double[] _inverses;
    private double[] _sums = [];

    /// <summary>A fit on bins of a duration.</summary>
    /// <param name="bins">The time grid.</param>
    /// <param name="pooled">Bins of the grid that are averaged into one of the fit's.</param>
    /// <param name="sustained">Use the ramps of sustained activity rather than those of jerks.</param>
    public EdgeFit(TimeBins bins, int pooled, bool sustained)
    {
        _sustained = sustained;
        _freedomPerBin = bins.DegreesOfFreedom(100 * pooled) / 100;
        var lengths = (sustained ? LongRamps : BriefRamps).Select(ramp => bins.In(ramp / pooled)).Where(ramp => ramp > 1).Distinct();
        // Powers of the sine: 4 is an amplitude that rises like a raised cosine, 2 like a half-sine.
        _ramps = [.. lengths.SelectMany(length => new[] { Rise(length, 4), Rise(length, 2) })];
        _inverses = new double[_ramps.Length == 0 ? 0 : _ramps[^1].Length];
    }

    /// <summary>Finds the onset in a window.</summary>
    /// <param name="energy">Energy in units of the noise floor, from before the onset to well inside the burst.</param>
    /// <param name="detected">Bin where the burst was detected.</param>
    /// <param name="latest">Last bin that may be the onset.</param>
    /// <returns>The first bin of the burst.</returns>
    public int Onset(ReadOnlySpan<double> energy, int detected, int latest)
    {
        if (_sums.Length <= energy.Length)
        {
            _sums = new double[energy.Length + 1];
        }

        for (var i = 0; i < energy.Length; i++)
        {
            _sums[i + 1] = _sums[i] + energy[i];
        }

        var inside = detected + ((energy.Length - detected) / 2);
        var level = Math.Max(0.1, ((_sums[energy.Length] - _sums[inside]) / (energy.Length - inside)) - 1);
        // A jerk may be all ramp; sustained activity has a plateau, and recruits its first units at once.
        var longestRamp = (energy.Length - detected) / (_sustained ? 2 : 1);
        var best = double.NegativeInfinity;
        var onset = detected;
        foreach (var factor in Levels)
        {
            var top = 1 + (factor * level);
            Step(energy.Length, latest, top, ref best, ref onset);
            foreach (var ramp in _ramps)
            {
                if (ramp.Length > longestRamp)
                {
                    break;
                }

                Ramp(energy, latest, top, ramp, ref best, ref onset);
            }
        }

        return onset;
    }

    private void Step(int length, int latest, double top, ref double best, ref int onset)
    {
        double perBin = Math.Log(top), inverse = 1 / top;
        for (var start = 0; start <= latest; start++)
        {
            var cost = _sums[start] + ((_sums[length] - _sums[start]) * inverse) + ((length - start) * perBin);
            Keep(-_freedomPerBin / 2 * cost, start, ref best, ref onset);
        }
    }

    private void Ramp(ReadOnlySpan<double> energy, int latest, double top, double[] rise, ref double best, ref int onset)
    {
        var ramp = rise.Length;
        var inverses = _inverses.AsSpan(0, ramp);
        double logs = 0, product = 1;
        for (var i = 0; i < ramp; i++)
        {
            var variance = 1 + ((top - 1) * rise[i]);
            inverses[i] = 1 / variance;
            product *= variance;
            // One logarithm for many factors; far from overflow, as the energy of a burst is below 1e18 of the floor's.
            if (i % 16 == 15)
            {
                logs += Math.Log(product);
                product = 1;
            }
        }

        logs += Math.Log(product);
        var length = energy.Length;
        double perBin = Math.Log(top), inverse = 1 / top;
        for (var start = 0; start <= latest && start + ramp <= length; start++)
        {
            var flat = start + ramp;
            var cost = _sums[start] + DotProduct.Of(energy.Slice(start, ramp), inverses) + logs
                + ((_sums[length] - _sums[flat]) * inverse) + ((length - flat) * perBin);
            Keep((-_freedomPerBin / 2 * cost) - RampCost, start, ref best, ref onset);
        }
    }

    private static double[] Rise(int length, int power) =>
        [.. Enumerable.Range(0, length).Select(i => Math.Pow(Math.Sin(Math.PI / 2 * (i + 0.5) / length), power))];

    private static void Keep(double likelihood, int start, ref double best, ref int onset)
    {
        if (likelihood > best)
        {
            best = likelihood;
            onset = start;
        }
    }
}
