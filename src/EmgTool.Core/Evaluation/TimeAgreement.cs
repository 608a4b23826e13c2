namespace EmgTool.Core.Evaluation;

/// <summary>How two analyses agree about when there is activity: exact times, nothing is sampled.</summary>
/// <param name="BothSeconds">Time in which both see activity.</param>
/// <param name="FirstSeconds">Time in which only the first one does.</param>
/// <param name="SecondSeconds">Time in which only the second one does.</param>
/// <param name="NeitherSeconds">The rest of the time that was analyzed.</param>
public readonly record struct TimeAgreement(double BothSeconds, double FirstSeconds, double SecondSeconds, double NeitherSeconds)
{
    /// <summary>Cohen's kappa (1960, doi 10.1177/001316446002000104) of two raters who say of every instant whether there is activity; its base is all time that was
    /// analyzed. Not a number where both say the same of all of it without exception, as then chance explains everything.</summary>
    public double Kappa
    {
        get
        {
            // From the four cells rather than from their shares: then full agreement is 1 and not nearly so.
            var (both, first, second, neither) = this;
            var chance = ((both + first) * (first + neither)) + ((both + second) * (second + neither));
            return chance > 0 ? 2 * ((both * neither) - (first * second)) / chance : double.NaN;
        }
    }

    /// <summary>Time in which both see activity, as a share of that in which any does (Jaccard index); not a number where none does.</summary>
    public double Overlap => BothSeconds + FirstSeconds + SecondSeconds is > 0 and var any ? BothSeconds / any : double.NaN;

    /// <summary>Of one channel.</summary>
    /// <param name="stretches">When which of the two sees activity.</param>
    /// <param name="seconds">Seconds that were analyzed.</param>
    public static TimeAgreement Of(IReadOnlyList<ActiveStretch> stretches, double seconds)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        double both = 0, first = 0, second = 0;
        foreach (var stretch in stretches)
        {
            both += stretch.InFirst && stretch.InSecond ? stretch.Seconds : 0;
            first += stretch.InSecond ? 0 : stretch.Seconds;
            second += stretch.InFirst ? 0 : stretch.Seconds;
        }

        // Sums of times may differ by roundings where there is activity from the first to the last sample.
        return new(both, first, second, Math.Max(0, seconds - both - first - second));
    }

    /// <summary>Of two lengths of time together.</summary>
    public static TimeAgreement operator +(TimeAgreement a, TimeAgreement b) => new(
        a.BothSeconds + b.BothSeconds, a.FirstSeconds + b.FirstSeconds, a.SecondSeconds + b.SecondSeconds, a.NeitherSeconds + b.NeitherSeconds);
}
