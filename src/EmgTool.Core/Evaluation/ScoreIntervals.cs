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
            bootstrap.Of(times => 2 * Sum(times, score => score.Matched) / Sum(times, score => score.Reference + score.Found)),
            bootstrap.Of(times => 60 * Sum(times, score => score.Found - score.Matched) / Sum(times, score => score.Seconds)),
            MedianOf(score => score.OnsetErrors),
            MedianOf(score => score.OffsetErrors));

        double Sum(int[] times, Func<EventScore, double> value)
        {
            var sum = 0.0;
            for (var i = 0; i < times.Length; i++)
            {
                sum += times[i] * value(recordings[i]);
            }

            return sum;
        }

        ConfidenceInterval MedianOf(Func<EventScore, IReadOnlyList<double>> errors)
        {
            var sorted = recordings.SelectMany((score, recording) => errors(score).Select(error => (Error: error, Recording: recording))).OrderBy(item => item.Error).ToArray();
            return bootstrap.Of(times => Median(sorted, times));
        }
    }

    /// <summary>The median of values that each count as often as their recording was drawn; where two stand in the middle, their mean.</summary>
    private static double Median((double Error, int Recording)[] sorted, int[] times)
    {
        var count = 0L;
        foreach (var (_, recording) in sorted)
        {
            count += times[recording];
        }

        var lower = double.NaN;
        var passed = 0L;
        foreach (var (error, recording) in sorted)
        {
            passed += times[recording];
            if (double.IsNaN(lower) && passed > (count - 1) / 2)
            {
                lower = error;
            }

            if (passed > count / 2)
            {
                return (lower + error) / 2;
            }
        }

        return double.NaN;
    }
}
