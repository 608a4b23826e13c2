namespace EmgTool.Core.Evaluation;

/// <summary>How two analyses agree, neither of which is taken for the truth.</summary>
/// <param name="Events">The events of the second beside those of the first. F1 is the same from either side; precision is the share of the second's events that the
/// first has, recall the share of the first's that the second has; errors are the second's times less the first's.</param>
/// <param name="Time">When there is activity.</param>
public sealed record Agreement(EventScore Events, TimeAgreement Time)
{
    /// <summary>Of a channel that one of the two did not look at.</summary>
    public static Agreement Unknown { get; } = new(EventScore.Nothing(seconds: 0), default);

    /// <summary>Of one channel.</summary>
    /// <param name="first">Events of the first.</param>
    /// <param name="second">Events of the second.</param>
    /// <param name="toleranceSeconds">Onsets farther apart are different events.</param>
    /// <param name="seconds">Seconds that both analyzed.</param>
    /// <returns>The agreement, and the stretches in which only one of the two sees activity, by time.</returns>
    public static (Agreement Agreement, IReadOnlyList<ActiveStretch> Differences) Of(
        IReadOnlyList<TimedEvent> first, IReadOnlyList<TimedEvent> second, double toleranceSeconds, double seconds)
    {
        var stretches = ActiveStretch.Of(first, second);
        return (
            new(EventScore.Of(EventMatch.Of(first, second, toleranceSeconds), seconds), TimeAgreement.Of(stretches, seconds)),
            [.. stretches.Where(stretch => stretch.InFirst != stretch.InSecond)]);
    }

    /// <summary>Many agreements as if they were of one long channel.</summary>
    public static Agreement Pool(IReadOnlyList<Agreement> agreements)
    {
        ArgumentNullException.ThrowIfNull(agreements);
        return new(
            EventScore.Pool(agreements.Select(agreement => agreement.Events)),
            agreements.Aggregate(default(TimeAgreement), (sum, agreement) => sum + agreement.Time));
    }
}
