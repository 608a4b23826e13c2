namespace EmgTool.Core.Detection.Published;

/// <summary>Two Gaussian distributions whose mixture is likeliest for some values, by expectation and maximization (Dempster et al. 1977, doi 10.1111/j.2517-6161.1977.tb01600.x)
/// on the counts of values in narrow steps.</summary>
internal sealed class TwoGaussians
{
    /// <summary>Width of a step: a tenth of the spread that the log energy of noise has over half a second.</summary>
    private const double Step = 0.02;

    /// <summary>Values beyond this count as this much.</summary>
    private const double Largest = 30;

    /// <summary>What a variance is at least: that of values within a step.</summary>
    private const double LeastVariance = Step * Step / 12;

    private const int MostRounds = 500;

    /// <summary>The fit has settled when no mean moves farther.</summary>
    private const double Settled = 1e-5;

    private readonly int[] _counts = new int[(int)(2 * Largest / Step) + 1];
    private int _first;
    private int _last;
    private int _all;

    /// <summary>Mean of the lower distribution.</summary>
    public double LowMean { get; private set; }

    /// <summary>Variance of the lower distribution.</summary>
    public double LowVariance { get; private set; }

    /// <summary>Mean of the upper distribution.</summary>
    public double HighMean { get; private set; }

    /// <summary>Variance of the upper distribution.</summary>
    public double HighVariance { get; private set; }

    /// <summary>Share of the upper distribution.</summary>
    public double HighShare { get; private set; }

    /// <summary>Fits the distributions.</summary>
    /// <param name="values">Values, at least one.</param>
    public void Fit(ReadOnlySpan<double> values)
    {
        Count(values);
        LowMean = Quantile(0.25);
        HighMean = Quantile(0.95);
        LowVariance = HighVariance = Math.Max(LeastVariance, Math.Pow((HighMean - LowMean) / 2, 2));
        HighShare = 0.5;
        for (var round = 0; round < MostRounds; round++)
        {
            var (low, high) = (LowMean, HighMean);
            Improve();
            if (Math.Abs(LowMean - low) < Settled && Math.Abs(HighMean - high) < Settled)
            {
                break;
            }
        }

        if (LowMean > HighMean)
        {
            (LowMean, HighMean, LowVariance, HighVariance, HighShare) = (HighMean, LowMean, HighVariance, LowVariance, 1 - HighShare);
        }
    }

    /// <summary>The probability that a value is of the upper distribution.</summary>
    /// <param name="value">The value.</param>
    public double HighProbability(double value)
    {
        var odds = Math.Exp(Math.Log(HighShare / (1 - HighShare) * Math.Sqrt(LowVariance / HighVariance))
            + (Math.Pow(value - LowMean, 2) / (2 * LowVariance)) - (Math.Pow(value - HighMean, 2) / (2 * HighVariance)));
        return double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
    }

    /// <summary>The least value not below the lower mean that is of the upper distribution with a probability; infinite where none below the upper mean is.</summary>
    /// <param name="probability">The probability.</param>
    public double Crossing(double probability)
    {
        if (!(HighShare > 0 && HighShare < 1) || HighProbability(HighMean) < probability)
        {
            return HighShare < 1 ? double.PositiveInfinity : LowMean;
        }

        // Between the means the probability rises with the value.
        var (low, high) = (LowMean, HighMean);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = HighProbability(middle) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double ValueOf(int step) => (step * Step) - Largest;

    private void Count(ReadOnlySpan<double> values)
    {
        Array.Clear(_counts);
        (_first, _last, _all) = (_counts.Length - 1, 0, values.Length);
        foreach (var value in values)
        {
            var step = (int)Math.Round((Math.Clamp(value, -Largest, Largest) + Largest) / Step);
            _counts[step]++;
            _first = Math.Min(_first, step);
            _last = Math.Max(_last, step);
        }
    }

    private double Quantile(double share)
    {
        var (step, below) = (_first, 0);
        while (step < _last && (below += _counts[step]) <= share * _all)
        {
            step++;
        }

        return ValueOf(step);
    }

    private void Improve()
    {
        double high = 0, highSum = 0, highSquares = 0, sum = 0, squares = 0;
        for (var step = _first; step <= _last; step++)
        {
            if (_counts[step] > 0)
            {
                var value = ValueOf(step);
                var share = _counts[step] * HighProbability(value);
                high += share;
                highSum += share * value;
                highSquares += share * value * value;
                sum += _counts[step] * value;
                squares += _counts[step] * value * value;
            }
        }

        var low = _all - high;
        if (high > 1e-9 * _all)
        {
            HighMean = highSum / high;
            HighVariance = Math.Max(LeastVariance, (highSquares / high) - (HighMean * HighMean));
        }

        if (low > 1e-9 * _all)
        {
            LowMean = (sum - highSum) / low;
            LowVariance = Math.Max(LeastVariance, ((squares - highSquares) / low) - (LowMean * LowMean));
        }

        HighShare = high / _all;
    }
}
