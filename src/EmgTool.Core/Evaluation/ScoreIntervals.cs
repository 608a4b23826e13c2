namespace EmgTool.Core.Evaluation;

/// <summary>Confidence intervals of a score over recordings.</summary>
/// <param name="Precision">Of the precision.</param>
/// <param name="Recall">Of the recall.</param>
/// <param name="F1">Of F1.</param>
/// <param name="FalsePerMinute">Of the false events a minute.</param>
/// <param name="OnsetError">Of the median onset error, in seconds.</param>
/// <param name="OffsetError">Of the median offset error, in seconds.</param>
public sealed record ScoreIntervals(
    ConfidenceInterval Precision, ConfidenceInterval Recall, ConfidenceInterval F1, ConfidenceInterval FalsePerMinute, ConfidenceInterval OnsetError, ConfidenceInterval OffsetError)
{
    /// <summary>Of the pooled score of recordings.</summary>
    /// <param name="recordings">The score of each recording.</param>
    /// <param name="bootstrap">Draws of as many recordings.</param>
    public static ScoreIntervals Of(IReadOnlyList<EventScore> recordings, Bootstrap bootstrap)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(bootstrap);
        return new(
            bootstrap.Of(times => Sum(times, score => score.Matched) / Sum(times, score => score.Found)),
            bootstrap.Of(times => Sum(times, score => score.Matched) / Sum(times, score => score.Reference)),
            F1Of(recordings, bootstrap),
            bootstrap.Of(times => 60 * Sum(times, score => score.Found - score.Matched) / Sum(times, score => score.Seconds)),
            bootstrap.Of(new PooledMedian([.. recordings.Select(score => score.OnsetErrors)]).Of),
            bootstrap.Of(new PooledMedian([.. recordings.Select(score => score.OffsetErrors)]).Of));

        double Sum(int[] times, Func<EventScore, double> value)
        {
            var sum = 0.0;
            for (var i = 0; i < times.Length; i++)
            {
                sum += times[i] * value(recordings[i]);
            }

            return sum;
        }
    }

    /// <summary>Of the F1 of recordings alone.</summary>
    /// <param name="recordings">The score of each recording.</param>
    /// <param name="bootstrap">Draws of as many recordings.</param>
    public static ConfidenceInterval F1Of(IReadOnlyList<EventScore> recordings, Bootstrap bootstrap)
    {
        ArgumentNullException.ThrowIfNull(bootstrap);

        // Thousands of settings are drawn for: from arrays.
        int[] right = [.. recordings.Select(score => 2 * score.Matched)], all = [.. recordings.Select(score => score.Reference + score.Found)];
        return bootstrap.Of(times =>
        {
            long numerator = 0, denominator = 0;
            for (var i = 0; i < times.Length; i++)
            {
                numerator += (long)times[i] * right[i];
                denominator += (long)times[i] * all[i];
            }

            return (double)numerator / denominator;
        });
    }
}
