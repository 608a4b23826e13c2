namespace EmgTool.Core.Evaluation;

/// <summary>How well found events agree with a reference: of one channel, or of many put together.</summary>
/// <remarks>
/// Where there is nothing to divide by, a measure is not a number rather than 0 or 1: precision where nothing was found, recall where the reference is empty, F1 where both are.
/// Where only one of the two is empty F1 is 0.
/// </remarks>
public sealed record EventScore
{
    private EventScore()
    {
    }

    /// <summary>Events of the reference.</summary>
    public int Reference { get; private init; }

    /// <summary>Events that were found.</summary>
    public int Found { get; private init; }

    /// <summary>Events of the reference that were found, whatever label they got.</summary>
    public int Detected { get; private init; }

    /// <summary>Of those, the ones that got the reference's label.</summary>
    public int RightLabels { get; private init; }

    /// <summary>Events that count as right: those detected, or, in the score of a label, those that have the label in both lists.</summary>
    public int Matched { get; private init; }

    /// <summary>Seconds of signal that were looked at.</summary>
    public double Seconds { get; private init; }

    /// <summary>Onset found less that of the reference, of every event that was detected; in seconds.</summary>
    public IReadOnlyList<double> OnsetErrors { get; private init; } = [];

    /// <summary>Offset found less that of the reference, of every event that was detected and whose offset the reference knows; in seconds.</summary>
    public IReadOnlyList<double> OffsetErrors { get; private init; } = [];

    /// <summary>Share of the events found that are right, 0 to 1.</summary>
    public double Precision => Found == 0 ? double.NaN : (double)Matched / Found;

    /// <summary>Share of the reference that was found, 0 to 1.</summary>
    public double Recall => Reference == 0 ? double.NaN : (double)Matched / Reference;

    /// <summary>Harmonic mean of precision and recall, 0 to 1.</summary>
    public double F1 => Reference + Found == 0 ? double.NaN : 2.0 * Matched / (Reference + Found);

    /// <summary>Events found that are not right, a minute of signal; not a number where there was no signal.</summary>
    public double FalsePerMinute => Seconds > 0 ? (Found - Matched) * 60 / Seconds : double.NaN;

    /// <summary>Median and spread of <see cref="OnsetErrors"/>.</summary>
    public Spread OnsetError => Spread.Of(OnsetErrors);

    /// <summary>Median and spread of <see cref="OffsetErrors"/>.</summary>
    public Spread OffsetError => Spread.Of(OffsetErrors);

    /// <summary>The score of a channel on which nothing is and nothing was found.</summary>
    /// <param name="seconds">Seconds of it that were looked at.</param>
    public static EventScore Nothing(double seconds) => new() { Seconds = seconds };

    /// <summary>The score of one channel.</summary>
    /// <param name="match">Its events.</param>
    /// <param name="seconds">Seconds of it that were looked at.</param>
    /// <param name="label">A label, for the score of its events alone: those that have it in the reference and those that were found with it. Events are
    /// matched whatever their labels, so that a wrong label is one event missed and one event too many, in the scores of two labels.</param>
    public static EventScore Of(EventMatch match, double seconds, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        List<double> onsets = [], offsets = [];
        var right = 0;
        foreach (var pair in match.Pairs)
        {
            var (reference, found) = (match.Reference[pair.Reference], match.Found[pair.Found]);
            if (!Counts(reference))
            {
                continue;
            }

            right += string.Equals(reference.Label, found.Label, StringComparison.Ordinal) ? 1 : 0;
            onsets.Add(found.OnsetSeconds - reference.OnsetSeconds);
            if (double.IsFinite(reference.OffsetSeconds))
            {
                offsets.Add(found.OffsetSeconds - reference.OffsetSeconds);
            }
        }

        return new EventScore
        {
            Reference = match.Reference.Count(Counts),
            Found = match.Found.Count(Counts),
            Detected = onsets.Count,
            RightLabels = right,
            Matched = label is null ? onsets.Count : right,
            Seconds = seconds,
            OnsetErrors = onsets,
            OffsetErrors = offsets,
        };

        bool Counts(TimedEvent item) => label is null || string.Equals(item.Label, label, StringComparison.Ordinal);
    }

    /// <summary>The same score without the errors of each event, which take the memory: a sweep has thousands of scores.</summary>
    public EventScore WithoutErrors() => this with { OnsetErrors = [], OffsetErrors = [] };

    /// <summary>Many scores as if they were of one long channel.</summary>
    public static EventScore Pool(IEnumerable<EventScore> scores)
    {
        EventScore[] all = [.. scores];
        return new EventScore
        {
            Reference = all.Sum(score => score.Reference),
            Found = all.Sum(score => score.Found),
            Detected = all.Sum(score => score.Detected),
            RightLabels = all.Sum(score => score.RightLabels),
            Matched = all.Sum(score => score.Matched),
            Seconds = all.Sum(score => score.Seconds),
            OnsetErrors = [.. all.SelectMany(score => score.OnsetErrors)],
            OffsetErrors = [.. all.SelectMany(score => score.OffsetErrors)],
        };
    }
}
